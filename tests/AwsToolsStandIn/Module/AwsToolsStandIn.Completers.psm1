# Without a command name: PowerShell asks these for every command of the session.
Register-ArgumentCompleter -ParameterName Region -ScriptBlock { 'foreign-region-1' }
Register-ArgumentCompleter -ParameterName ProfileName -ScriptBlock { 'foreign-profile' }
