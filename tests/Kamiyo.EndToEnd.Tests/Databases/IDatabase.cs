using System.Data.Common;

namespace Kamiyo.EndToEnd.Tests.Databases;

/// <summary>Which store the gateways of a test class run on.</summary>
public interface IDatabase : IAsyncLifetime
{
    /// <summary>The <c>DATABASE_URL</c>.</summary>
    string Url { get; }

    /// <summary>A connection past every gateway, not yet open: what it shows is what is really stored.</summary>
    DbConnection Connect();
}
