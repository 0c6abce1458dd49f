@echo off
rem The `snapferry` command of an installed app: the app's own program, told to be a command.
"%~dp0..\..\Snapferry.exe" --run-command --log-level=3 -- %*
exit /b %ERRORLEVEL%
