import { runApp } from './app/app.ts';

runApp();
