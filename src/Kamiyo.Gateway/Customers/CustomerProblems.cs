using Kamiyo.Gateway.Problems;

namespace Kamiyo.Gateway.Customers;

internal static class CustomerProblems
{
    public static ProblemResult NotFound(CustomerKey customer) =>
        new(StatusCodes.Status404NotFound, ProblemCode.CustomerNotFound, $"No event has told of the customer {customer}.");

    public static ProblemResult NoOverride(CustomerKey customer) =>
        new(StatusCodes.Status404NotFound, ProblemCode.OverrideNotFound, $"No override of the customer {customer} is in force.");
}
