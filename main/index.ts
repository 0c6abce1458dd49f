import { runApp } from './shell/app.ts';
import { commandArguments, runCommand } from './shell/command.ts';

const command = commandArguments(process.argv);
if (command) runCommand(command);
else runApp();
