/**
 * Environment variable by which an installed app tells the command that it runs where its own program is. No user sets
 * it: a checkout and a command of npm have none.
 */
export const programVariable = 'SNAPFERRY_PROGRAM';
