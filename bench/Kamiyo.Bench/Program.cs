using Kamiyo.Bench.Commands;
using Kamiyo.Bench.Limits;
using Kamiyo.Bench.Load;

// The benchmark, or one of the programs that it starts beside itself.
return args switch
{
    [LoadCommand.Name, var specification] => await LoadCommand.RunAsync(specification),
    [HttpLimitCommand.Name, var port, var secret] => await HttpLimitCommand.RunAsync(port, secret),
    _ => await BenchCommand.RunAsync(args),
};
