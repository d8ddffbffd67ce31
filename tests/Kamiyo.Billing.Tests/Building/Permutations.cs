namespace Kamiyo.Billing.Tests.Building;

internal static class Permutations
{
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyCollection<T> items) =>
        items.Count == 0
            ? [[]]
            : items.SelectMany((item, index) => Of(items.Where((_, other) => other != index).ToList()).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
