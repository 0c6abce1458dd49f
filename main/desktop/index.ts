import { runApp } from './app/app.ts';
import { commandArguments, runCommand } from './app/command.ts';

const command = commandArguments(process.argv);
if (command) runCommand(command);
else runApp();
