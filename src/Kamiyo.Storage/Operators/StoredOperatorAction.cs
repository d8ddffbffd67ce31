using System.Globalization;
using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Operators;

/// <summary>An action with the number that its list is ordered by.</summary>
internal sealed record StoredOperatorAction(long ActionId, OperatorAction Action)
{
    public static Page<OperatorAction> ToPage(IReadOnlyList<StoredOperatorAction> fetched, PageRequest request)
    {
        var page = request.ToPage(fetched, row => new PageCursor(row.Action.OccurredAt, row.ActionId.ToString(CultureInfo.InvariantCulture)));
        return new Page<OperatorAction>([.. page.Items.Select(row => row.Action)], page.NextCursor);
    }
}
