namespace Kamiyo.Bench.Load;

/// <summary>
/// Puts the lives of many customers into one sequence. Customers live in cohorts: every step is taken by all of a cohort before
/// the next one, so that a customer's events come in order and, as in reality, not on top of each other.
/// </summary>
/// <param name="Steps">Events a life.</param>
/// <param name="CohortSize">Customers that live at the same time.</param>
internal readonly record struct CustomerLives(int Steps, int CohortSize)
{
    /// <summary>Whose event number <paramref name="sequence"/> is, and which step of that life.</summary>
    public (long Customer, int Step) At(long sequence)
    {
        var (cohort, within) = Math.DivRem(sequence, (long)Steps * CohortSize);
        var (step, customer) = Math.DivRem(within, CohortSize);
        return ((cohort * CohortSize) + customer, (int)step);
    }

    /// <summary>The first number from <paramref name="sequence"/> on at which nobody is in the middle of a life.</summary>
    public long NextCohort(long sequence)
    {
        var length = (long)Steps * CohortSize;
        return (sequence + length - 1) / length * length;
    }
}
