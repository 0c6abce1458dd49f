import { runApp } from './shell/app.ts';

runApp();
