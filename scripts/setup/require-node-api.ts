/** Version of Node-API that the database's native addon was built for; an older Node aborts when it is loaded. */
const needed = 10;

/**
 * Ends a test runner on a Node in which the first database would crash the process.
 * @param has the version of Node-API that this Node has
 * @throws {Error} that says what to do
 */
export function requireNodeApi(has: string | undefined = process.versions.napi): void {
  if (Number(has) >= needed) return;
  throw new Error(
    `Node ${process.versions.node} cannot load the databases of the tests, which want Node-API ${needed}. Start the tests ` +
      'by npm, which takes the Node that came with the packages: npm test -- <part, file or name>, or npx playwright test.',
  );
}
