import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { countJobsSql } from '../../../main/engine/store/jobs/count-jobs.ts';
import { countOpenJobsSql } from '../../../main/engine/store/jobs/count-open-jobs.ts';
import { getJobsSql, getListedJobsSql } from '../../../main/engine/store/jobs/get-jobs.ts';
import { listJobsSql } from '../../../main/engine/store/jobs/list-jobs.ts';
import { listJobsOfBatchSql } from '../../../main/engine/store/jobs/list-jobs-of-batch.ts';
import { recoverSql } from '../../../main/engine/store/jobs/recover.ts';
import { listSpendingSql } from '../../../main/engine/store/ledger/list-spending.ts';
import { findDuplicateSql } from '../../../main/engine/store/library/find-duplicate.ts';
import { pageSql, timesSql } from '../../../main/engine/store/library/find-page.ts';
import { getItemByJobSql } from '../../../main/engine/store/library/get-item-by-job.ts';
import { getItemsSql } from '../../../main/engine/store/library/get-items.ts';
import { knownItemSql } from '../../../main/engine/store/library/import-items.ts';
import { listDueDeletionsSql } from '../../../main/engine/store/library/list-due-deletions.ts';
import { searchHistorySql } from '../../../main/engine/store/library/search-history.ts';
import { similarSql } from '../../../main/engine/store/library/similar.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { createSubjects } from '../../../main/engine/store/subjects.ts';
import { listUnreadSql } from '../../../main/engine/store/words/list-unread.ts';
import { addUploading, openIn, tempFolder } from './support.ts';

function freshDatabase(): { db: Database.Database; jobId: string } {
  const profile = tempFolder();
  const jobId = addUploading(openIn(profile), 'a').id;
  const db = new Database(databasePath(profile));
  db.pragma('foreign_keys = ON');
  return { db, jobId };
}

test('the schema is the committed one (after a new migration: vitest -u)', async () => {
  const { db } = freshDatabase();
  const objects = db
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .pluck()
    .all();
  const version = migrations.at(-1)?.version;
  const dump = [
    `-- Made from the migrations, up to ${version}; not run by anything.`,
    ...objects.map((sql) => `${sql};`),
  ];
  db.close();
  const file = fileURLToPath(new URL('../../../main/engine/store/schema.sql', import.meta.url));
  // Outside of CI a missing one would be written, and the loss would go unnoticed.
  expect(existsSync(file)).toBe(true);
  await expect(`${dump.join('\n\n')}\n`).toMatchFileSnapshot(file);
});

test('every statement fits it', () => {
  const { db } = freshDatabase();
  const { compileAll } = createSubjects(db, Date.now);
  expect(compileAll).not.toThrow();
  db.exec('ALTER TABLE folder_files RENAME COLUMN is_tidied TO is_tidier');
  expect(createSubjects(db, Date.now).compileAll).toThrow(/is_tidied/);
  db.close();
});

test('the versions of the migrations go up by one', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual(migrations.map((_, index) => index + 1));
});

describe('the database itself refuses', () => {
  test.each([
    [
      'a second live attempt',
      "INSERT INTO attempts SELECT 'b', job_id, host, spender, cost, state, NULL, NULL, 1, NULL, NULL, 0 FROM attempts",
    ],
    ['an ended job without its end', "UPDATE jobs SET state = 'cancelled'"],
    ['an end of an open job', 'UPDATE jobs SET ended_at = 1'],
    ['an upload without a link', "UPDATE jobs SET state = 'uploaded', ended_at = 1"],
    ['a failure without an error', "UPDATE jobs SET state = 'failed', ended_at = 1"],
    ['dismissing what is open', 'UPDATE jobs SET dismissed_at = 1'],
    ['sending what was not looked at', 'UPDATE jobs SET media = NULL'],
    ['an upload that was never tried', 'UPDATE jobs SET attempts = 0'],
    ['a state that there is not', "UPDATE jobs SET state = 'waiting'"],
    ['what is not JSON', "UPDATE jobs SET source = '{'"],
    ['a live attempt with an end', 'UPDATE attempts SET ended_at = 1'],
    ['an end without a settlement', "UPDATE attempts SET state = 'failed', ended_at = 1"],
    ['a commitment without its time', "UPDATE attempts SET state = 'committed'"],
    [
      'an interrupted attempt that was committed',
      "UPDATE attempts SET state = 'interrupted', settlement = 'unknown', committed_at = 1, ended_at = 1",
    ],
    ['an attempt of no job', "UPDATE attempts SET job_id = 'none'"],
    ['a settlement without its time', "UPDATE spending SET settled = 'charged'"],
    ['a wrong type', "UPDATE jobs SET attempts = 'many'"],
  ])('%s', (_, sql) => {
    const { db } = freshDatabase();
    try {
      expect(() => db.exec(sql)).toThrow(/constraint|cannot store/);
    } finally {
      db.close();
    }
  });
});

test.each([
  ['open jobs', listJobsSql.open, 0, ['SCAN jobs USING INDEX jobs_open']],
  [
    'open jobs by destination',
    countOpenJobsSql,
    0,
    ['SCAN jobs USING INDEX jobs_open', 'USE TEMP B-TREE FOR GROUP BY'],
  ],
  ['listed jobs', listJobsSql.listed, 0, ['SCAN jobs USING INDEX jobs_listed']],
  ['all jobs', listJobsSql.all, 0, ['SCAN jobs']],
  ['counting', countJobsSql.states, 0, ['SCAN jobs USING INDEX jobs_by_state']],
  ['counting what is processed', countJobsSql.processing, 0, ['SCAN jobs USING INDEX jobs_processing']],
  ['a batch', listJobsOfBatchSql, 1, ['SEARCH jobs USING INDEX jobs_by_batch (batch_id=?)']],
  [
    'jobs by id',
    getJobsSql,
    1,
    [
      'SCAN asked VIRTUAL TABLE INDEX 1:',
      'SEARCH jobs USING INDEX sqlite_autoindex_jobs_1 (id=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ],
  ],
  [
    'listed jobs by id',
    getListedJobsSql,
    1,
    [
      'SCAN asked VIRTUAL TABLE INDEX 1:',
      'SEARCH jobs USING INDEX sqlite_autoindex_jobs_1 (id=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ],
  ],
  ['jobs left while preparing', recoverSql.preparing, 0, ['SEARCH jobs USING INDEX jobs_by_state (state=?)']],
  [
    'live attempts',
    recoverSql.live,
    0,
    ['SCAN attempts USING INDEX attempts_live', 'USE TEMP B-TREE FOR ORDER BY'],
  ],
  [
    'the newest history',
    searchHistorySql.page,
    2,
    ['SEARCH history USING INDEX history_own (uploaded_at<?)'],
  ],
  [
    'a search, in order',
    searchHistorySql.found,
    4,
    [
      'SEARCH history USING INDEX history_own (uploaded_at<?)',
      'LIST SUBQUERY 1',
      expect.stringMatching(/^SCAN picture_search VIRTUAL TABLE INDEX/),
      'CREATE BLOOM FILTER',
    ],
  ],
  [
    'the history of a job',
    getItemByJobSql,
    1,
    ['SEARCH history USING INDEX sqlite_autoindex_history_2 (job_id=?)'],
  ],
  [
    'spending',
    listSpendingSql,
    1,
    ['SEARCH spending USING INDEX spending_by_time (at>?)', 'SEARCH attempts USING PRIMARY KEY (id=?)'],
  ],
])('plan for %s', (_, sql, parameters, plan) => {
  const { db } = freshDatabase();
  const nothing = Array.from({ length: parameters }, () => null);
  const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...nothing);
  db.close();
  expect(steps.map(({ detail }) => detail)).toEqual(plan);
});

const facets = 'USING COVERING INDEX history_facets';
const sorted = 'USE TEMP B-TREE FOR ORDER BY';
const place = { group: null, key: 1, at: 1 };

test.each([
  ['the first page', pageSql({ text: '', sort: 'newest' }, 9, null), [`SCAN history ${facets}`]],
  [
    'a later page',
    pageSql({ text: '', sort: 'newest' }, 9, place),
    [`SEARCH history ${facets} (uploaded_at<?)`],
  ],
  [
    'the oldest',
    pageSql({ text: '', sort: 'oldest' }, 9, place),
    [`SEARCH history ${facets} (uploaded_at>?)`],
  ],
  [
    'the largest',
    pageSql({ text: '', sort: 'largest' }, 9, place),
    ['SEARCH history USING COVERING INDEX history_by_size (bytes<?)'],
  ],
  [
    'by name',
    pageSql({ text: '', sort: 'name' }, 9, place),
    ['SEARCH history USING COVERING INDEX history_by_name (sort_name>?)'],
  ],
  [
    'a filter with an order of its own',
    pageSql({ text: '', sort: 'largest', kind: ['video'] }, 9, null),
    [`SCAN history ${facets}`, sorted],
  ],
  [
    'all times of a filter',
    timesSql({ text: '', sort: 'name', privacy: ['public'], from: 1, to: 2 }),
    [`SEARCH history ${facets} (uploaded_at>? AND uploaded_at<?)`],
  ],
  ['words', pageSql({ text: 'cat', sort: 'newest' }, 9, null), [/^SCAN history_search VIRTUAL TABLE INDEX/]],
  [
    'words in pictures as well',
    pageSql({ text: 'cat', sort: 'newest' }, 9, place, 'texts-and-pictures'),
    [
      /^CO-ROUTINE /,
      'MERGE (UNION)',
      'LEFT',
      /^SCAN history_search VIRTUAL TABLE INDEX/,
      'RIGHT',
      /^SCAN picture_search VIRTUAL TABLE INDEX/,
      /^SCAN /,
    ],
  ],
  [
    'what nobody has read',
    { text: listUnreadSql, values: [1, 9] },
    [/^SEARCH history /, /^CORRELATED SCALAR SUBQUERY/, /^SEARCH picture_words USING INTEGER PRIMARY KEY/],
  ],
  [
    'words with a filter',
    pageSql({ text: 'cat', sort: 'newest', kind: ['image'] }, 9, place),
    [/^SCAN history_search VIRTUAL TABLE INDEX/, `SEARCH history ${facets} (uploaded_at=?)`],
  ],
  [
    'words by name',
    pageSql({ text: 'cat', sort: 'name' }, 9, null),
    [/^SCAN history_search VIRTUAL TABLE INDEX/, `SEARCH history ${facets} (uploaded_at=?)`, sorted],
  ],
])('plan for the library: %s', (_, sql, plan) => {
  const { db } = freshDatabase();
  const steps = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql?.text}`)
    .all(...(sql?.values ?? []));
  db.close();
  expect(steps.map(({ detail }) => detail)).toEqual(
    plan.map((step) => (typeof step === 'string' ? step : expect.stringMatching(step))),
  );
});

test.each([
  ['items by id', getItemsSql, ['json'], /SEARCH history USING INDEX sqlite_autoindex_history_1 \(id=\?\)/],
  ['deletions', listDueDeletionsSql, [1], /SEARCH history USING INDEX history_due/],
  ['known by link', knownItemSql.byLink, ['x'], /SEARCH history USING INDEX history_by_link \(link=\?\)/],
  [
    'known by id',
    knownItemSql.byRemote,
    ['x', 'y'],
    /SEARCH history USING INDEX history_by_remote \(host=\? AND remote_id=\?\)/,
  ],
  [
    'the same content',
    findDuplicateSql,
    ['a', 'b', 'c', null],
    /SEARCH history USING INDEX history_by_content \(sha256=\?\)/,
  ],
  [
    'what looks alike',
    similarSql,
    [{ look: 'a', sha256: 'b' }],
    /history_look_1.*history_look_2.*history_look_3.*history_look_4/s,
  ],
])('plan for %s', (_, sql, values, plan) => {
  const { db } = freshDatabase();
  const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  db.close();
  expect(steps.map(({ detail }) => detail).join('\n')).toMatch(plan);
});
