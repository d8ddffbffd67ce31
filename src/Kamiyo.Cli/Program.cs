using Kamiyo.Cli.Commands;

return await KamiyoCommandLine.RunAsync(Shell.Current, args);
