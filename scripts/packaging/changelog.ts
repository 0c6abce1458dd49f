/** Heading of unreleased changes, as "Keep a Changelog" has it. */
const unreleased = '## Unreleased';

/**
 * Returns the changelog's section of a version.
 * @throws {Error} when there is none
 */
export function notesFor(changelog: string, version: string): string {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
  if (start < 0) throw new Error(`CHANGELOG.md has no "## ${version}".`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  const notes = (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  return notes;
}

/**
 * Turns the unreleased changes into a release, and leaves an empty section for the next ones.
 * @param date as 2026-11-28
 * @throws {Error} when there is nothing to release
 */
export function releaseChanges(changelog: string, version: string, date: string): string {
  notesFor(changelog, 'Unreleased');
  return changelog.replace(unreleased, `${unreleased}\n\n## ${version} - ${date}`);
}

/** Adds a release to the AppStream description of the app, newest first; software centres show it. */
export function addRelease(metainfo: string, version: string, date: string): string {
  // Before 1.0 a release is what AppStream calls a development one.
  const type = version.startsWith('0.') ? 'development' : 'stable';
  const isFirst = !/<release version=/.test(metainfo);
  const line = `    <release version="${version}" date="${date}" type="${type}" />\n`;
  if (new RegExp(`<release version="${version.replaceAll('.', '\\.')}"`).test(metainfo)) return metainfo;
  return isFirst
    ? metainfo.replace('  <releases>\n', `  <releases>\n${line}`)
    : metainfo.replace(/ {4}<release version=/, `${line}$&`);
}
