/** What is told of the built-in host without opening it. */
export { title as builtInTitle, traits as builtInTraits } from './imgur/about.ts';
