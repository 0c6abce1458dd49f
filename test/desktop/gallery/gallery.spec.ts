import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { Result } from '../../../contract/bridge.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import { settingsSchema } from '../../../contract/records.ts';
import { languages } from '../../../i18n/index.ts';
import { type SceneName, scenes, sceneTime } from './scenarios.ts';
import { openStudio, type Studio, type Visit } from './studio.ts';

/**
 * The real renderer, built as it ships and under its own policy, in a plain Chromium with a scripted bridge: every scene
 * in both themes and all languages. The whole app is tested elsewhere, in Electron.
 */
let studio: Studio;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  studio = await openStudio();
});
test.afterAll(async () => {
  await studio?.close();
});

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** A scene, and what is done in it before it is looked at. */
interface View {
  readonly scene: SceneName;
  readonly size?: { width: number; height: number };
  arrive?(page: Page): Promise<void>;
}

const goTo = (name: string) => (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name }).click();

async function openDay(page: Page) {
  await page.locator('header').getByRole('button').click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function dropFolder(page: Page) {
  await drag(page, 'drop', 0, ['folder']);
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

const smallest = { width: 720, height: 480 };

const views: Record<string, View> = {
  ...Object.fromEntries(Object.keys(scenes).map((scene) => [scene, { scene: scene as SceneName }])),
  'busy, smallest': { scene: 'busy', size: smallest },
  'video in processing': { scene: 'videos', arrive: (page) => row(page, 'timelapse.mp4').click() },
  'video with a ticket, smallest': {
    scene: 'videos',
    size: smallest,
    arrive: (page) => row(page, '.mov').first().click(),
  },
  'video that was late': { scene: 'videos', arrive: (page) => row(page, 'harbour at night').click() },
  'video too long': { scene: 'videos', arrive: (page) => row(page, 'whole concert').click() },
  'one done': { scene: 'busy', arrive: (page) => row(page, 'Sunset over the bay').click() },
  'one waiting': { scene: 'busy', arrive: (page) => row(page, 'The old harbour').click() },
  'one failed, smallest': {
    scene: 'failing',
    size: smallest,
    arrive: (page) => row(page, 'invoice.jpg').click(),
  },
  'all selected': {
    scene: 'busy',
    async arrive(page) {
      await row(page, 'The old harbour').click();
      await page.keyboard.press('Control+a');
    },
  },
  'all selected, smallest': {
    scene: 'busy',
    size: smallest,
    async arrive(page) {
      await row(page, 'The old harbour').click();
      await page.keyboard.press('Control+a');
    },
  },
  menu: { scene: 'busy', arrive: (page) => row(page, 'The old harbour').click({ button: 'right' }) },
  'credit day': { scene: 'busy', arrive: openDay },
  'credit day, smallest': { scene: 'busy', size: smallest, arrive: openDay },
  'credit day, empty': { scene: 'empty', arrive: openDay },
  'credit day, not to be had': { scene: 'failing', arrive: openDay },
  'big drop': { scene: 'busy', arrive: dropFolder },
  'big drop, smallest, paused': { scene: 'paused', size: smallest, arrive: dropFolder },
  'big drop, waiting': { scene: 'waiting', arrive: dropFolder },
  'big drop, no Client-ID': { scene: 'first-run', arrive: dropFolder },
  notices: {
    scene: 'busy',
    arrive: (page) =>
      page.evaluate(() => {
        window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 12, copied: true });
        window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 12, copied: false });
        window.gallery.emit({ kind: 'recovered', seq: 2, resumed: ['a', 'b'], uncertain: ['c'] });
      }),
  },
  dragging: { scene: 'busy', arrive: (page) => drag(page, 'dragover', 12) },
};

/** What has no English name to go by is reached by its place in the rail. */
const placed: Record<string, View> = {
  editor: { scene: 'editing', arrive: annotate },
  'editor, smallest': { scene: 'editing', size: smallest, arrive: annotate },
  'editor, cover': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('PageUp');
      await page.keyboard.press('u');
      await page.keyboard.press('Enter');
    },
  },
  'editor, crop': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('c');
      await expect(page.getByRole('radio', { name: '16:9' })).toBeAttached();
    },
  },
  'editor, resize, smallest': {
    scene: 'editing',
    size: smallest,
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('r');
    },
  },
  'editor, too big': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  'editor, leaving': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.locator('section > header button').nth(-2).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'to be edited': { scene: 'editing', arrive: (page) => row(page, 'quarterly-report.png').click() },
  edited: { scene: 'editing', arrive: (page) => row(page, 'editor-theme.png').click() },
  'posts, draft': { scene: 'posts', size: { width: 1120, height: 1400 }, arrive: inPosts(0) },
  'posts, uploading': { scene: 'posts', arrive: inPosts(1) },
  'posts, paused': { scene: 'posts-paused', arrive: inPosts(1) },
  'posts, done': { scene: 'posts', arrive: inPosts(3) },
  'posts, changed, smallest': { scene: 'posts', size: smallest, arrive: inPosts(2) },
  'posts, empty': { scene: 'empty', arrive: toPosts },
  'posts, wrong': { scene: 'posts-wrong', size: { width: 1120, height: 1500 }, arrive: inPosts(0) },
  'posts, stuck': { scene: 'posts-wrong', arrive: inPosts(1) },
  'posts, failed, smallest': { scene: 'posts-wrong', size: smallest, arrive: inPosts(2) },
  'posts, asked before discarding': {
    scene: 'posts',
    async arrive(page) {
      await inPosts(0)(page);
      await page.locator('footer button:has(.lucide-ellipsis)').click();
      await page.getByRole('menuitem').last().click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'library, full': { scene: 'library', arrive: (page) => page.locator('nav button').nth(1).click() },
  'library, empty': { scene: 'empty', arrive: (page) => page.locator('nav button').nth(1).click() },
  'library, one': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-6').click();
    },
  },
  'library, list': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-rows-3)').click();
      await entry(page, 'item-3').click();
    },
  },
  'library, several, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-0').click();
      await page.keyboard.press('Control+a');
    },
  },
  'library, list, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-rows-3)').click();
    },
  },
  'library, filtered': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-list-filter)').click();
      // Past the days: date, privacy, way in, kind.
      await page.getByRole('toolbar').getByRole('button').nth(4).click();
      await page.getByRole('menuitemcheckbox').nth(0).click();
      await page.getByRole('menuitemcheckbox').nth(1).click();
      await page.keyboard.press('Escape');
      await expect(page.locator('main [role="row"][data-key^="kind:"]')).toHaveCount(2);
    },
  },
  'library, folders': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-arrow-down-wide-narrow)').click();
      await page.getByRole('menuitemradio').last().click();
      await page.keyboard.press('Escape');
      await page.locator('main button:has(.lucide-rows-3)').click();
      await expect(page.getByText('/home/ada/Pictures/Lake').first()).toBeVisible();
    },
  },
  'library, days': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-list-filter)').click();
      await page.locator('main button:has(.lucide-calendar-days)').click();
      await expect(page.getByRole('grid').last()).toBeVisible();
    },
  },
  'library, copyright notice': {
    scene: 'library',
    size: { width: 1120, height: 1300 },
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-ellipsis)').last().click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').getByRole('textbox').first().fill('https://imgur.com/a/Xy7pQ2a words');
      await expect(page.getByRole('dialog').locator('pre')).toContainText('Xy7pQ2a');
    },
  },
  'library, copyright notice, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await page.locator('main button:has(.lucide-ellipsis)').last().click();
      await page.getByRole('menuitem').last().click();
      await expect(page.getByRole('dialog').locator('pre')).toBeAttached();
    },
  },
  'favourites, refused': {
    scene: 'accounts',
    async arrive(page) {
      await page.locator('nav button').nth(4).click();
      await page.locator('main li').first().getByRole('button').first().click();
      await page.getByRole('dialog').locator('label').nth(1).click();
      await expect(page.getByRole('dialog').getByRole('status').locator('p')).toBeVisible();
    },
  },
  'library, deleting': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-0').click();
      await entry(page, 'item-1').click({ modifiers: ['Shift'] });
      await page.keyboard.press('Delete');
      await expect(page.locator('section[aria-live] button').first()).toBeVisible();
    },
  },
  'carried, left out': { scene: 'metadata', arrive: (page) => row(page, 'sunset-over').click() },
  'carried, held back': { scene: 'metadata', arrive: (page) => row(page, 'lake-morning').click() },
  'carried, sent along': { scene: 'metadata', arrive: (page) => row(page, 'IMG_2041').click() },
  'carried, not readable': {
    scene: 'metadata',
    size: smallest,
    arrive: (page) => row(page, 'poster draft').click(),
  },
  'asked first, smallest': { scene: 'consent', size: smallest },
  'called back': {
    scene: 'busy',
    arrive: (page) =>
      page.evaluate(async (until) => {
        // What stands in for the engine here packs nothing.
        const answer = (await window.snapferry.engine.snapshot({})) as Result<EngineOutput<'snapshot'>>;
        const [job] = answer.ok ? answer.value.jobs.filter(({ id }) => id === 'job-3') : [];
        if (!job) throw new Error('no job');
        const copied = {
          origin: 'clipboard-watch',
          state: 'waiting',
          reason: { kind: 'grace', until },
        } as const;
        window.gallery.emit({ kind: 'delta', seq: 2, jobs: [{ ...job, ...copied, progress: null }] });
      }, sceneTime + 3_000),
  },
  'settings, asked': {
    scene: 'settings-consent',
    size: { width: 1120, height: 1600 },
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
  'settings, privacy': {
    scene: 'settings-privacy',
    size: { width: 1120, height: 1200 },
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
  'duplicate, one': { scene: 'duplicates', arrive: (page) => page.getByRole('row').nth(2).click() },
  'folders, empty': { scene: 'empty', arrive: toFolders },
  'folders, full': { scene: 'folders', arrive: toFolders },
  'folders, in trouble': {
    scene: 'folders-trouble',
    size: { width: 1120, height: 1000 },
    arrive: toFolders,
  },
  'folders, in trouble, smallest': { scene: 'folders-trouble', size: smallest, arrive: toFolders },
  'folders, adding': { scene: 'folders', arrive: addFolder },
  'folders, adding, smallest, refused': {
    scene: 'folders',
    size: smallest,
    async arrive(page) {
      await addFolder(page);
      await page.getByRole('radio').nth(4).click({ force: true });
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  'folders, removing': {
    scene: 'folders',
    async arrive(page) {
      await toFolders(page);
      await page.locator('main button:has(.lucide-ellipsis)').first().click();
      await page.getByRole('menuitem').last().click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'folders, dragging': {
    scene: 'folders',
    async arrive(page) {
      await toFolders(page);
      await drag(page, 'dragover', 0, ['folder']);
    },
  },
  'settings, restored': {
    scene: 'library',
    async arrive(page) {
      await page.locator('nav button').nth(-2).click();
      await page.locator('main button:has(.lucide-history)').first().click();
      await expect(page.locator('[aria-live] .lucide-triangle-alert')).toBeVisible();
    },
  },
  'accounts, several': { scene: 'accounts', arrive: atAccounts },
  'accounts, none, smallest': { scene: 'first-run', size: smallest, arrive: atAccounts },
  'accounts, waiting for a PIN': { scene: 'accounts-waiting', arrive: atAccounts },
  'accounts, signing in while Imgur shows its error': { scene: 'accounts-closed', arrive: atAccounts },
  'accounts, in trouble': {
    scene: 'accounts-wrong',
    size: { width: 1120, height: 1100 },
    arrive: atAccounts,
  },
  'accounts, in trouble, smallest': { scene: 'accounts-wrong', size: smallest, arrive: atAccounts },
  'accounts, signing out': {
    scene: 'accounts',
    async arrive(page) {
      await atAccounts(page);
      // The first one is for its favourites.
      await page.locator('main li').first().getByRole('button').nth(1).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'accounts, about the trouble': {
    scene: 'accounts',
    async arrive(page) {
      await atAccounts(page);
      await page.locator('main button:has(.lucide-chevron-right)').click();
    },
  },
  'settings, with templates': {
    scene: 'library',
    async arrive(page) {
      await page.locator('nav button').nth(-2).click();
      await page.locator('main button:has(.lucide-pencil)').click();
    },
  },
  settings: { scene: 'empty', arrive: (page) => page.locator('nav button').nth(-2).click() },
  'settings, limits': {
    scene: 'settings-limits',
    size: { width: 1120, height: 1000 },
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
  'settings, editors': {
    scene: 'settings-local-api',
    size: { width: 1120, height: 1700 },
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
  'settings, editors, port taken': {
    scene: 'settings-local-api-taken',
    size: { width: 1120, height: 1700 },
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
  'settings, in trouble, smallest': {
    scene: 'settings-memory',
    size: smallest,
    arrive: (page) => page.locator('nav button').nth(-2).click(),
  },
};

/** Opens the editor and draws with most of its tools. */
async function annotate(page: Page) {
  await page.evaluate(() => window.gallery.emit({ kind: 'edit-job', jobId: 'job-3' }));
  const board = page.getByRole('application');
  await expect(board).toBeVisible();
  await expect(board.locator('canvas').first()).toBeVisible();
  const box = await board.boundingBox();
  if (!box) throw new Error('no board');
  const place = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const stroke = async (key: string, from: readonly [number, number], to: readonly [number, number]) => {
    await page.keyboard.press(key);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 5 });
    await page.mouse.up();
  };
  await stroke('h', place(0.4, 0.3), place(0.6, 0.3));
  await stroke('x', place(0.15, 0.25), place(0.25, 0.35));
  await stroke('u', place(0.15, 0.5), place(0.25, 0.6));
  await stroke('b', place(0.4, 0.45), place(0.58, 0.75));
  await stroke('a', place(0.75, 0.3), place(0.6, 0.5));
  await stroke('p', place(0.7, 0.6), place(0.8, 0.7));
  for (const at of [place(0.38, 0.42), place(0.78, 0.28)]) await stroke('n', at, at);
  await stroke('t', place(0.62, 0.75), place(0.62, 0.75));
  await page.keyboard.insertText('Why so high? 🤔');
  await page.keyboard.press('Escape');
}

function toPosts(page: Page) {
  return page.locator('nav button:has(.lucide-gallery-vertical-end)').click();
}

function inPosts(place: number) {
  return async (page: Page) => {
    await toPosts(page);
    await page.locator('main [role="grid"]').first().getByRole('row').nth(place).click();
  };
}

function toFolders(page: Page) {
  return page.locator('nav button:has(.lucide-folder-sync)').click();
}

async function addFolder(page: Page) {
  await toFolders(page);
  await page.locator('main button:has(.lucide-folder-plus)').click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function atAccounts(page: Page) {
  await page.locator('nav button').nth(4).click();
}

async function inLibrary(page: Page) {
  await page.locator('nav button').nth(1).click();
  await expect(entry(page, 'item-0')).toBeVisible();
}

const entry = (page: Page, id: string) => page.locator(`[data-id="${id}"]`);

interface Look extends Pick<Visit, 'theme' | 'language'> {
  readonly name: string;
  readonly pseudo?: boolean;
}

/** Colours do not depend on the language, nor does room on the theme: four looks see everything. */
const looks: readonly Look[] = [
  { name: 'English, light', language: 'en', theme: 'light' },
  { name: 'English, dark', language: 'en', theme: 'dark' },
  { name: 'Russian', language: 'ru', theme: 'dark' },
  { name: 'pseudo-locale', language: 'en', pseudo: true, theme: 'light' },
];

/** Elements that stick out of the window, and texts of controls that are cut without an ellipsis. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is there for screen readers only is clipped to a dot.
      if (box.width <= 1 || style.visibility === 'hidden') continue;
      // Layers of bars are moved about inside of a box that clips them.
      if (element.closest('[aria-hidden="true"]') || element.classList.contains('sr-only')) continue;
      const name = `${element.tagName.toLowerCase()} "${element.textContent?.slice(0, 40)}"`;
      if (box.right > width + 1 || box.left < -1) found.push(`${name} leaves the window`);
      const isControl = element.matches('button, [role="button"], h1, h2, label');
      if (isControl && element.scrollWidth > element.clientWidth + 1 && style.textOverflow !== 'ellipsis')
        found.push(`${name} is cut off`);
    }
    if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
    return found;
  });
}

for (const [name, view] of Object.entries({ ...views, ...placed })) {
  for (const look of looks) {
    test(`${name}: ${look.name}`, async () => {
      const { page, complaints } = await studio.visit({
        scene: view.scene,
        theme: look.theme,
        language: look.language,
        pseudo: look.pseudo ?? false,
        ...view.size,
      });
      await expect(page.locator('h1')).toBeAttached();
      await view.arrive?.(page);
      expect(await stickingOut(page)).toEqual([]);
      if (look.name.startsWith('English')) {
        // What floats over the page stands outside of its landmarks by nature.
        const { violations } = await new AxeBuilder({ page }).disableRules('region').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        ).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
}

/** The others are shorter than Russian and the pseudo-locale in most places: the least room tells of the rest. */
const otherLanguages = languages.filter((language) => looks.every((look) => look.language !== language));
for (const language of otherLanguages)
  test(`nothing is cut off in the smallest window: ${language}`, async () => {
    test.setTimeout(300_000);
    const cut: string[] = [];
    for (const [name, view] of Object.entries({ ...views, ...placed })) {
      if (view.size !== smallest) continue;
      const { page } = await studio.visit({ scene: view.scene, theme: 'light', language, ...smallest });
      await expect(page.locator('h1')).toBeAttached();
      await view.arrive?.(page);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      cut.push(...(await stickingOut(page)).map((what) => `${name}: ${what}`));
      await page.context().close();
    }
    expect(cut).toEqual([]);
  });

function drag(page: Page, kind: 'dragover' | 'drop', pictures: number, others: readonly string[] = []) {
  return page.evaluate(
    ({ kind, pictures, others }) => {
      const dataTransfer = new DataTransfer();
      for (let i = 1; i <= pictures; i += 1)
        dataTransfer.items.add(new File(['bytes'], `picture-${i}.png`, { type: 'image/png' }));
      for (const name of others) dataTransfer.items.add(new File(['bytes'], name));
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    },
    { kind, pictures, others },
  );
}

/** What the window sent over the bridge under this name so far. */
function sent(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate(
    (wanted) => window.gallery.calls.filter((call) => call.name === wanted).map((call) => call.input),
    name,
  );
}

const selectedNames = (page: Page) =>
  page
    .getByRole('row', { selected: true })
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-id')).sort());

/** In English, and high enough that a dozen rows are drawn. */
async function enter(scene: SceneName): Promise<Page> {
  const { page } = await studio.visit({ scene, theme: 'light', language: 'en', height: 1200 });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Every way to select, with real mouse and keys, in a list of nine rows or more, named from the first on. */
async function selectEveryWay(page: Page, name: (index: number) => string): Promise<void> {
  const at = (index: number) => entry(page, name(index));
  const selects = (...wanted: number[]) =>
    expect.poll(() => selectedNames(page)).toEqual(wanted.map(name).sort());
  const press = (keys: string) => page.keyboard.press(keys);

  await at(0).click();
  await selects(0);
  await at(2).click({ modifiers: ['Control'] });
  await selects(0, 2);
  await at(0).click({ modifiers: ['Control'] });
  await selects(2);
  await at(4).click();
  await selects(4);
  await at(1).click({ modifiers: ['Shift'] });
  await selects(1, 2, 3, 4);
  await at(6).click({ modifiers: ['Shift'] });
  await selects(4, 5, 6);
  await at(1).click({ modifiers: ['Control'] });
  await at(2).click({ modifiers: ['Control', 'Shift'] });
  await selects(1, 2, 4, 5, 6);

  await press('ArrowUp');
  await selects(1);
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await selects(1, 2, 3);
  await press('Shift+ArrowUp');
  await selects(1, 2);
  await press('Control+ArrowDown');
  await press('Control+ArrowDown');
  await selects(1, 2);
  await press('Space');
  await selects(1, 2, 4);
  await press('Space');
  await selects(1, 2);
  await press('Home');
  await expect.poll(async () => (await selectedNames(page)).length).toBe(1);

  const band = async (first: number, last: number) => {
    const [from, to] = await Promise.all([first, last].map((index) => at(index).boundingBox()));
    if (!from || !to) throw new Error('No boxes');
    await page.mouse.move(from.x + from.width - 100, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width - 110, from.y + 40);
    await page.mouse.move(to.x + to.width - 120, to.y + 20);
    await page.mouse.up();
  };
  await band(1, 3);
  await selects(1, 2, 3);
  await at(2).click({ modifiers: ['Control'] });
  await page.keyboard.down('Control');
  await band(4, 2);
  await page.keyboard.up('Control');
  await selects(1, 2, 4);

  await press('Control+a');
  await expect(page.getByRole('toolbar', { name: / selected$/ })).toBeVisible();
  await press('Escape');
  await selects();
}

test.describe('selecting', () => {
  test('every way in the queue', async () => {
    await selectEveryWay(await enter('failing'), (index) => `job-${index}`);
  });

  test('every way in the library', async () => {
    const page = await enter('library');
    await inLibrary(page);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await selectEveryWay(page, (index) => `item-${index}`);
  });

  test('several that wait have one title in common', async () => {
    const busy = await enter('busy');
    await busy.getByRole('grid').focus();
    await busy.keyboard.press('Control+a');
    await busy.getByLabel('Title').fill('Holidays');
    await busy.getByLabel('Description').focus();
    await expect.poll(async () => (await sent(busy, 'describe')).length).toBe(1);
    const [change] = (await sent(busy, 'describe')) as { ids: string[]; title: string }[];
    expect(change?.title).toBe('Holidays');
    expect(change?.ids.length).toBeGreaterThan(1);
  });

  test('what failed, from the header', async () => {
    const page = await enter('failing');
    await page.getByRole('button', { name: '8 failed' }).click();
    await expect(page.getByRole('toolbar', { name: '8 selected' })).toBeVisible();
    await page.getByRole('toolbar').getByRole('button', { name: 'Try again' }).click();
    expect(await sent(page, 'retry')).toEqual([{ ids: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `job-${i}`) }]);
  });

  test('all of ten thousand', async () => {
    const page = await enter('many');
    await page.getByRole('row').nth(3).click();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '10,000 selected' })).toBeVisible();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });
});

test.describe('acting', () => {
  test('copies the links of the selection in the order given, not in the order of selecting', async () => {
    const page = await enter('busy');
    await row(page, 'meadow.webp').click();
    await row(page, 'Sunset over the bay').click({ modifiers: ['Control'] });
    await row(page, 'quarterly-report.png').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+c');
    const [first] = (await sent(page, 'copyText')) as { text: string }[];
    const links = await Promise.all(
      ['Sunset over the bay', 'quarterly-report.png', 'meadow.webp'].map((name) =>
        row(page, name).getByText('i.imgur.com').textContent(),
      ),
    );
    expect(first?.text.split('\n')).toEqual(links.map((link) => `https://${link}`));
    await expect(page.getByText('3 links copied')).toBeVisible();
  });

  test('copies a link in another form', async () => {
    const page = await enter('busy');
    await row(page, 'Sunset over the bay').click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    const [copied] = (await sent(page, 'copyText')) as { text: string }[];
    expect(copied?.text).toMatch(/^!\[Sunset over the bay\]\(https:\/\/i\.imgur\.com\/\w+\.jpg\)$/);
  });

  test('Delete cancels what is open and clears away what has ended', async () => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-5'] }]);
    await row(page, 'Sunset over the bay').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'dismiss')).toEqual([{ ids: ['job-0'] }]);
  });

  test('R tries again, Enter opens the page', async () => {
    const page = await enter('busy');
    await page.getByRole('row').filter({ hasText: 'too big' }).click();
    await page.keyboard.press('r');
    expect(await sent(page, 'retry')).toEqual([{ ids: ['job-25'] }]);
    await row(page, 'Sunset over the bay').click();
    await page.keyboard.press('Enter');
    expect(await sent(page, 'openLink')).toEqual([
      { url: expect.stringMatching(/^https:\/\/imgur\.com\/\w+$/) },
    ]);
  });

  test('a picture that waits can go before all others', async () => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send now' }).click();
    expect(await sent(page, 'sendNow')).toEqual([{ ids: ['job-5'] }]);
  });

  test('the menu of a row acts on that row', async () => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Cancel upload' }).click();
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-5'] }]);
    await expect(page.getByRole('menu')).toBeHidden();
  });

  test('texts and privacy of the selection, of what is at the host and of what is on its way', async () => {
    const page = await enter('busy');
    const toolbar = page.getByRole('toolbar', { name: / selected$/ });
    await row(page, 'Sunset over the bay').click();
    await row(page, 'quarterly-report.png').click({ modifiers: ['Control'] });
    await toolbar.getByRole('button', { name: 'Title, description, tags' }).click();
    await page.getByRole('alertdialog').getByLabel('Tags').fill('harbour, night');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => sent(page, 'describeItems'))
      .toEqual([{ ids: ['job-0', 'job-3'], tags: ['harbour, night'] }]);

    await row(page, 'Sunset over the bay').click();
    await row(page, 'The old harbour').click({ modifiers: ['Control'] });
    for (const name of ['Make hidden', 'Make public']) {
      await toolbar.getByRole('button', { name: 'Privacy' }).click();
      await page.getByRole('menuitem', { name }).click();
    }
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make public' }).click();
    const both = { items: ['job-0'], jobs: ['job-5'] };
    await expect
      .poll(() => sent(page, 'changePrivacy'))
      .toEqual([
        { ...both, privacy: 'hidden' },
        { ...both, privacy: 'public', accepted: true },
      ]);
  });

  test('pauses, clears what is done and leaves what failed', async () => {
    const page = await enter('busy');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    expect(await sent(page, 'pause')).toEqual([{}]);
    await page.getByRole('button', { name: 'Clear done' }).click();
    const [{ ids }] = (await sent(page, 'dismiss')) as [{ ids: string[] }];
    expect(ids.toSorted()).toEqual(['job-0', 'job-1', 'job-3', 'job-7', 'job-9']);
  });

  test('asks for files when the tray says so', async () => {
    const page = await enter('empty');
    await page.evaluate(() => window.gallery.emit({ kind: 'choose-files' }));
    await expect.poll(() => sent(page, 'add')).toMatchObject([{ origin: 'dialog' }]);
  });

  test('says when the clipboard did not keep the links', async () => {
    const page = await enter('busy');
    await page.evaluate(() =>
      window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 3, copied: false }),
    );
    await expect(page.getByText('The clipboard did not keep the text.')).toBeVisible();
  });
});

test.describe('describing', () => {
  test('saves at a pause, on leaving the field and on choosing another picture', async () => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click();
    await page.getByLabel('Title').fill('The new harbour');
    await expect.poll(() => sent(page, 'describe')).toEqual([{ ids: ['job-5'], title: 'The new harbour' }]);
    await page.getByLabel('Description').fill('At dusk');
    await row(page, 'timelapse.mp4').click();
    await expect
      .poll(() => sent(page, 'describe'))
      .toContainEqual({ ids: ['job-5'], description: 'At dusk' });
    await page.getByLabel('Title').fill('Clouds');
    await page.getByLabel('Title').blur();
    await expect.poll(() => sent(page, 'describe')).toContainEqual({ ids: ['job-10'], title: 'Clouds' });
    expect(await sent(page, 'describe')).toHaveLength(3);
  });

  test('ends when the upload begins', async () => {
    const page = await enter('busy');
    await row(page, 'Release notes').click();
    await expect(page.getByRole('complementary')).toContainText('Release notes');
    await expect(page.getByLabel('Title')).toBeHidden();
  });
});

test.describe('handing over', () => {
  test('a drag says what a drop will do, and a leaving drag says nothing', async () => {
    const page = await enter('busy');
    await drag(page, 'dragover', 12);
    await expect(page.getByText('12 pictures, hidden, done by')).toBeVisible();
    await drag(page, 'dragover', 2, ['folder']);
    await expect(page.getByText('Pictures, hidden', { exact: true })).toBeVisible();
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
    await expect(page.getByText('Pictures, hidden', { exact: true })).toBeHidden();
  });

  test('dropped files go by path in their order, those without one as bytes', async () => {
    const page = await enter('empty');
    await drag(page, 'drop', 2, ['pathless.png']);
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([
        {
          items: [
            { kind: 'path', path: '/dropped/picture-1.png' },
            { kind: 'path', path: '/dropped/picture-2.png' },
          ],
          origin: 'drop',
        },
      ]);
    await expect.poll(async () => (await sent(page, 'addBytes')).length).toBe(1);
    expect(await sent(page, 'addBytes')).toMatchObject([{ name: 'pathless.png', origin: 'drop' }]);
  });

  test('a dropped address goes as an address', async () => {
    const page = await enter('empty');
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/uri-list', '# a comment\r\nhttps://example.org/a.png');
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'url', url: 'https://example.org/a.png' }], origin: 'drop' }]);
  });

  test('a pasted picture is taken by the shell, pasted files go by path; text in a field is left alone', async () => {
    const page = await enter('empty');
    const paste = (file = 'pathless.png') =>
      page.evaluate((name) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(['bytes'], name, { type: 'image/png' }));
        (document.activeElement ?? document.body).dispatchEvent(
          new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
        );
      }, file);
    await paste();
    await expect.poll(() => sent(page, 'uploadClipboard')).toEqual([{ origin: 'paste' }]);
    await paste('copied.png');
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'path', path: '/dropped/copied.png' }], origin: 'paste' }]);
    await goTo('Library')(page);
    await page.getByRole('searchbox').focus();
    await paste();
    expect(await sent(page, 'uploadClipboard')).toHaveLength(1);
  });

  test('Ctrl+O asks for files', async () => {
    const page = await enter('empty');
    await page.keyboard.press('Control+o');
    await expect.poll(() => sent(page, 'add')).toMatchObject([{ origin: 'dialog' }]);
  });
});

test.describe('before very many are added', () => {
  const question = (page: Page) => page.getByRole('alertdialog', { name: 'Add 200 pictures?' });

  test('a person is asked; Enter adds them', async () => {
    const page = await enter('busy');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toContainText(
      'Done by Friday 09:10. Imgur has room for 17 now; the others wait their turn and go by themselves.',
    );
    await expect(question(page)).toContainText('1 file cannot be added');
    expect(await sent(page, 'whatIf')).toEqual([{ count: 200, origin: 'drop' }]);
    expect(await sent(page, 'add')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'path', path: '/dropped/folder' }], origin: 'drop' }]);
    await expect(question(page)).toBeHidden();
  });

  test('Esc and "Don’t add" forget them', async () => {
    const page = await enter('busy');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeHidden();
    await drag(page, 'drop', 0, ['folder']);
    await question(page).getByRole('button', { name: 'Don’t add' }).click();
    await expect(question(page)).toBeHidden();
    expect(await sent(page, 'add')).toEqual([]);
  });

  test('49 are added at once, 50 are not; pictures without a path count', async () => {
    const page = await enter('empty');
    await drag(page, 'drop', 49);
    await expect.poll(async () => (await sent(page, 'add')).length).toBe(1);
    await drag(page, 'drop', 49, ['pathless.png']);
    await expect(page.getByRole('alertdialog', { name: 'Add 50 pictures?' })).toBeVisible();
    expect(await sent(page, 'addBytes')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sent(page, 'addBytes')).length).toBe(1);
    expect(await sent(page, 'add')).toHaveLength(2);
  });

  test('one drop after the other is asked about', async () => {
    const page = await enter('empty');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toBeVisible();
    await drag(page, 'drop', 60);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog', { name: 'Add 60 pictures?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    expect(await sent(page, 'add')).toHaveLength(1);
  });

  test('says what all wait for', async () => {
    const page = await enter('waiting');
    await dropFolder(page);
    await expect(question(page)).toContainText(
      'Done by Friday 09:10. Imgur lets no more through until 14:32',
    );
  });

  test('says why the time cannot be told', async () => {
    const paused = await enter('paused');
    await dropFolder(paused);
    await expect(question(paused)).toContainText('The queue is paused: they go when you resume.');
    const nameless = await enter('first-run');
    await nameless.evaluate(() => {
      window.gallery.cannotTell = true;
    });
    await dropFolder(nameless);
    await expect(question(nameless)).toContainText(
      'When they will be done cannot be told now. Imgur takes uploads only with a Client-ID.',
    );
  });
});

test.describe('the day of the ledger', () => {
  test('tells who spent what, and what others at the address took', async () => {
    const page = await enter('busy');
    await openDay(page);
    const day = page.getByRole('dialog');
    await expect(day.getByRole('listitem')).toHaveText([
      /Command line50 uploads, outcome of 1 unknown500 credits/,
      /Dropped32 uploads320 credits/,
      /Pasted9 uploads, outcome of 2 unknown90 credits/,
      /Others at your address.*13:32.*60 credits/,
    ]);
    expect(await sent(page, 'spending')).toEqual([{ since: sceneTime - 48 * 60_000 - 23 * 3_600_000 }]);
  });

  test('keys and pointer choose the hour that is told; a table tells them all', async () => {
    const page = await enter('busy');
    await openDay(page);
    const day = page.getByRole('dialog');
    const hours = day.getByRole('slider', { name: 'Hour' });
    await hours.focus();
    await expect(day.getByText('13:00–14:00: 130 credits')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(hours).toHaveAttribute('aria-valuetext', '11:00–12:00: 140 credits');
    await page.keyboard.press('Shift+Tab');
    await expect(day.getByText('910 credits')).toBeVisible();
    await hours.hover({ position: { x: 2, y: 10 } });
    await expect(day.getByText('14:00–15:00: 0 credits')).toBeVisible();
    await expect(day.getByRole('row', { name: '16:00–17:00' }).getByRole('cell')).toHaveText('240');
  });

  test('is asked for anew when the credits change, and only while it is open', async () => {
    const page = await enter('busy');
    const changed = (seq: number) =>
      page.evaluate((seq) => {
        const credits = { budgets: [], uploadsNow: 3, strikes: 0, blocked: null };
        window.gallery.emit({ kind: 'delta', seq, credits });
      }, seq);
    await changed(2);
    expect(await sent(page, 'spending')).toEqual([]);
    await openDay(page);
    await expect.poll(async () => (await sent(page, 'spending')).length).toBe(1);
    await changed(3);
    await expect.poll(async () => (await sent(page, 'spending')).length).toBe(2);
  });
});

test.describe('limits in the settings', () => {
  const settle = (page: Page, seq: number, change: object) =>
    page.evaluate(({ seq, settings }) => window.gallery.emit({ kind: 'delta', seq, settings }), {
      seq,
      settings: { ...settingsSchema.parse({ theme: 'light', language: 'en' }), ...change },
    });

  test('the bandwidth in either unit, and never below what the engine takes', async () => {
    const page = await enter('empty');
    await goTo('Settings')(page);
    await page.getByRole('switch', { name: 'Limit the bandwidth' }).click({ force: true });
    await expect.poll(() => sent(page, 'changeSettings')).toEqual([{ bandwidthLimit: 1_000_000 }]);
    await settle(page, 2, { bandwidthLimit: 1_000_000 });
    await expect(page.getByLabel('At most')).toHaveValue('1');
    await page.getByText('kB/s').click();
    await expect(page.getByLabel('At most')).toHaveValue('1,000');
    await page.getByLabel('At most').fill('5');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await sent(page, 'changeSettings'))[1])
      .toEqual({ bandwidthLimit: 20_000 });
    await page.getByRole('switch', { name: 'Limit the bandwidth' }).click({ force: true });
    await expect.poll(async () => (await sent(page, 'changeSettings'))[2]).toEqual({ bandwidthLimit: null });
  });

  test('quiet hours are taken when the time is typed out', async () => {
    const page = await enter('settings-limits');
    await goTo('Settings')(page);
    const from = page.getByRole('group', { name: 'From' });
    await expect(from).toHaveText(/22.*30/);
    await from.getByRole('spinbutton').first().click();
    await page.keyboard.type('0915');
    expect(await sent(page, 'changeSettings')).toEqual([]);
    await page.keyboard.press('Tab');
    await expect
      .poll(() => sent(page, 'changeSettings'))
      .toEqual([{ quietHours: { from: 9 * 60 + 15, to: 7 * 60 } }]);
    await settle(page, 2, { quietHours: { from: 420, to: 420 } });
    await expect(page.getByText('Both are the same time')).toBeVisible();
  });
});

test.describe('library', () => {
  async function enterLibrary(scene: SceneName = 'library'): Promise<Page> {
    const page = await enter(scene);
    await inLibrary(page);
    return page;
  }
  const picked = (page: Page) =>
    page
      .locator('[data-id][aria-selected="true"]')
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-id')).sort());

  test('selects by click, Ctrl, Shift, keys, Space and all at once', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    await entry(page, 'item-2').click({ modifiers: ['Control'] });
    expect(await picked(page)).toEqual(['item-0', 'item-2']);
    await entry(page, 'item-4').click({ modifiers: ['Shift'] });
    expect(await picked(page)).toEqual(['item-2', 'item-3', 'item-4']);
    await page.keyboard.press('ArrowLeft');
    expect(await picked(page)).toEqual(['item-3']);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5']);
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5']);
    await page.keyboard.press('Space');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5', 'item-7']);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '100 selected' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar')).toBeHidden();
  });

  test('selects with a rubber band, and turns over with Ctrl', async () => {
    const page = await enterLibrary();
    const first = await entry(page, 'item-0').boundingBox();
    const second = await entry(page, 'item-1').boundingBox();
    if (!first || !second) throw new Error('No boxes');
    const draw = async () => {
      await page.mouse.move(first.x - 6, first.y - 4);
      await page.mouse.down();
      await page.mouse.move(first.x + 20, first.y + 20);
      await page.mouse.move(second.x + 20, second.y + 20);
      await page.mouse.up();
    };
    await draw();
    expect(await picked(page)).toEqual(['item-0', 'item-1']);
    await page.keyboard.down('Control');
    await draw();
    await page.keyboard.up('Control');
    expect(await picked(page)).toEqual([]);
  });

  test('selects with a rubber band in the list, from the empty part of a row', async () => {
    const page = await enterLibrary();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const from = await entry(page, 'item-1').boundingBox();
    const to = await entry(page, 'item-3').boundingBox();
    if (!from || !to) throw new Error('No boxes');
    await page.mouse.move(from.x + from.width - 60, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width - 80, from.y + 40);
    await page.mouse.move(to.x + to.width - 90, to.y + 20);
    await page.mouse.up();
    expect(await picked(page)).toEqual(['item-1', 'item-2', 'item-3']);
  });

  test('two days of choice, typed', async () => {
    const page = await enterLibrary();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('spinbutton').first().click();
    // As the customs have it here: day, month, year.
    await page.keyboard.type('0103202612032026');
    const last = async () => (await sent(page, 'library')).at(-1) as { from?: number; to?: number };
    await expect.poll(last).toMatchObject({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 13) });
    await expect(page.getByRole('row', { name: /^1\s.\s12 Mar 2026$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(async () => (await last()).from).toBeUndefined();
  });

  test('filters by folder, groups by it, and remembers how it was looked at', async () => {
    const page = await enterLibrary();
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Folder' }).click();
    await page.getByRole('menuitemcheckbox', { name: '/home/ada/Screenshots' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sort' }).click();
    await page.getByRole('menuitemradio', { name: 'Folder' }).click();
    await expect
      .poll(async () => (await sent(page, 'library')).at(-1))
      .toMatchObject({ folder: ['/home/ada/Screenshots'], group: 'folder' });
    expect((await sent(page, 'changeSettings')).at(-1)).toEqual({
      libraryView: { view: 'grid', sort: 'newest', group: 'folder', filters: true },
    });
  });

  test('with Alt the selection is dragged out as files', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Control'] });
    const box = await entry(page, 'item-0').boundingBox();
    if (!box) throw new Error('No box');
    await page.keyboard.down('Alt');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
    const wanted = [{ kind: 'items', ids: ['item-1', 'item-0'] }];
    await expect.poll(() => sent(page, 'dragFiles')).toEqual(wanted);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    expect(await sent(page, 'realFiles')).toEqual(wanted);
  });

  test('copies links in the order given, in the form that is asked for', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-1').click();
    await entry(page, 'item-0').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+c');
    await page.getByRole('button', { name: 'Copy as Team wiki' }).click();
    await expect.poll(async () => (await sent(page, 'copyText')).length).toBe(2);
    const [plain, wiki] = (await sent(page, 'copyText')) as { text: string }[];
    const links = plain?.text.split('\n') ?? [];
    expect(links).toHaveLength(2);
    expect(wiki?.text).toBe(
      `[[${links[0]}|Screenshot 2026-03-12 134502.png]]\n[[${links[1]}|sunset-over-the-bay.jpg]]`,
    );
  });

  test('deletes at Imgur with ten seconds to take it back', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    expect(await sent(page, 'deleteRemote')).toEqual([{ ids: ['item-1', 'item-0'] }]);
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect(notices.getByText('will be deleted at Imgur in 10 s').first()).toBeVisible();
    await notices.getByRole('button', { name: 'Undo' }).click();
    expect(await sent(page, 'undoDelete')).toEqual([{ ids: ['item-1', 'item-0'] }]);
    await expect(notices.getByRole('button', { name: 'Undo' })).toBeHidden();
  });

  test('what can no longer be taken back is not offered any more', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await page.clock.fastForward(10_500);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  });

  test('what was deleted is not deleted again', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-4').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'deleteRemote')).toEqual([]);
  });

  test('texts of one are changed from where they are shown', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('button', { name: 'Title, description, tags' }).click();
    await page.getByRole('alertdialog').getByLabel('Title').fill('A bay');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click();
    expect(await sent(page, 'describeItems')).toEqual([{ ids: ['item-0'], title: 'A bay' }]);
    await entry(page, 'item-4').click();
    await expect(inspector.getByRole('button', { name: 'Title, description, tags' })).toBeHidden();
  });

  test('a notice to the copyright agent is copied when it is whole, and says under oath only what was said', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copyright notice' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Where your own can be seen')).toHaveValue(/^https:\/\/imgur\.com\//);
    await dialog.getByLabel('What is to be removed').fill('https://imgur.com/stolen1');
    await dialog.getByLabel('Your work').fill('A photograph of a bay');
    await dialog.getByLabel('Your full name').fill('Ada Lovelace');
    await dialog.getByLabel('E-mail').fill('ada@ada.example');
    await dialog.getByLabel('Postal address').fill('London');
    const copy = dialog.getByRole('button', { name: 'Copy the letter' });
    await expect(dialog.getByRole('status')).toHaveText('Still missing: good faith, accuracy');
    await expect(copy).toBeDisabled();
    await expect(dialog.locator('pre')).not.toContainText('perjury');
    await dialog.getByText('I believe in good faith').click();
    await dialog.getByText('All of this is accurate').click();
    await copy.click();
    const [letter] = (await sent(page, 'copyText')) as { text: string }[];
    expect(letter?.text).toContain('https://imgur.com/stolen1\n');
    expect(letter?.text).toContain('under penalty of perjury, I am the owner');
    expect(letter?.text).toContain('12 March 2026');
  });

  test('forgets with undo', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Forget here' }).click();
    expect(await sent(page, 'forget')).toEqual([{ ids: ['item-0'] }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await sent(page, 'undoForget')).toEqual([{ ids: ['item-0'] }]);
  });

  test('drags the selection out as addresses, text and HTML, and does not take it back in', async () => {
    const page = await enterLibrary();
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Control'] });
    const dragged = await page.evaluate(() => {
      const transfer = new DataTransfer();
      const source = document.querySelector('[data-id="item-0"]');
      source?.dispatchEvent(
        new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
      return ['text/uri-list', 'text/plain', 'text/html'].map((type) => transfer.getData(type));
    });
    expect(dragged[0]?.split('\r\n')).toHaveLength(2);
    expect(dragged[1]?.split('\n')).toEqual(dragged[0]?.split('\r\n'));
    expect(dragged[2]).toContain('<img src="https://i.imgur.com/');
    expect(await sent(page, 'add')).toEqual([]);
  });

  test('a hundred thousand: few are drawn, any place is reached, all are selected', async () => {
    const page = await enterLibrary('library-huge');
    await expect.poll(() => sent(page, 'libraryIds')).toHaveLength(1);
    await entry(page, 'item-0').click();
    await page.keyboard.press('End');
    await expect(entry(page, 'item-99999')).toBeVisible();
    await expect(entry(page, 'item-99999')).toContainText('.');
    expect(await page.locator('[data-id]').count()).toBeLessThan(120);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '100,000 selected' })).toBeVisible();
  });

  test('what the engine tells shows at once; what is new comes in by itself', async () => {
    const page = await enterLibrary();
    await page.evaluate(() => {
      const [input] = window.gallery.calls.filter((call) => call.name === 'library');
      if (!input) throw new Error('Never asked');
      window.gallery.emit({ kind: 'delta', seq: 2, removedItems: ['item-0'] });
    });
    const before = (await sent(page, 'library')).length;
    await page.clock.fastForward(1_000);
    await expect.poll(async () => (await sent(page, 'library')).length).toBeGreaterThan(before);
  });
});

test.describe('keeping', () => {
  test('a template of one’s own is tried out while it is written', async () => {
    const page = await enter('library');
    await goTo('Settings')(page);
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Wiki');
    await page.getByLabel('Template', { exact: true }).fill('[{title|name}]({link}) {deletehash}');
    await expect(page.getByText('Not known, stays as it is: {deletehash}')).toBeVisible();
    await expect(
      page.getByText('[Sunset over the bay](https://i.imgur.com/Xy7pQ2a.jpg) {deletehash}'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save template' }).click();
    const [change] = (await sent(page, 'changeSettings')) as { linkTemplates: { name: string }[] }[];
    expect(change?.linkTemplates.map(({ name }) => name)).toEqual(['Team wiki', 'Wiki']);
  });

  test('an import says what it found and what it could not read', async () => {
    const page = await enter('library');
    await goTo('Settings')(page);
    await page.getByRole('button', { name: 'Choose file…' }).click();
    await expect(page.getByText('212 pictures added from ShareX, 4 were here already.')).toBeVisible();
    await expect(page.getByText('1 entry could not be read, the first at 17')).toBeVisible();
    expect(await sent(page, 'importLibrary')).toEqual([{ path: '/home/ada/history.json' }]);
  });

  test('everything is exported to where the dialog says', async () => {
    const page = await enter('library');
    await goTo('Settings')(page);
    await page.getByRole('button', { name: 'CSV…' }).click();
    await expect(page.getByText('100 pictures exported')).toBeVisible();
    expect(await sent(page, 'exportLibrary')).toEqual([{ format: 'csv', path: '/home/ada/out.csv' }]);
  });

  test('a backup is restored by one click, which says what is missing then, and undone by another one', async () => {
    const page = await enter('library');
    await goTo('Settings')(page);
    await page.getByRole('button', { name: /^Restore the backup of Wednesday/ }).click();
    await expect(page.getByText('is missing here')).toBeVisible();
    expect(await sent(page, 'restoreBackup')).toEqual([{ path: '/backups/1' }]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('You are back to what you had before')).toBeVisible();
    expect((await sent(page, 'restoreBackup')).at(-1)).toEqual({ path: '/backups/replaced.db' });
  });

  test('what a picture carries is decided in the row, in the inspector and for what cannot be read', async () => {
    const page = await enter('metadata');
    const held = page.getByRole('row').filter({ hasText: 'Held back' });
    await held.getByRole('button', { name: 'Clean and upload' }).click();
    await held.click();
    await page.getByRole('complementary').getByRole('button', { name: 'Don’t upload' }).click();
    await row(page, 'sunset-over').click();
    await page.getByRole('button', { name: 'Send it along' }).click();
    await row(page, 'IMG_2041').click();
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await row(page, 'poster draft').click();
    await page.getByRole('complementary').getByRole('button', { name: 'Send it as it is' }).click();
    expect(await sent(page, 'changeMetadata')).toEqual([
      { ids: ['job-2'], metadata: 'remove' },
      { ids: ['job-0'], metadata: 'keep' },
      { ids: ['job-5'], metadata: 'remove' },
      { ids: ['job-4'], metadata: 'keep' },
    ]);
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-2'] }]);
  });

  test('the same picture again: its link, or another upload', async () => {
    const page = await enter('duplicates');
    const rows = page.getByRole('row').filter({ hasText: 'Already there' });
    await rows.nth(0).getByRole('button', { name: 'Use its link' }).click();
    await rows.nth(1).getByRole('button', { name: 'Upload again' }).click();
    expect(await sent(page, 'useExisting')).toEqual([{ ids: ['job-3'] }]);
    expect(await sent(page, 'uploadAnyway')).toEqual([{ ids: ['job-5'] }]);
  });
});

test.describe('around it', () => {
  test('accounts: choose, sign in with the browser, a PIN, the secret, sign out', async () => {
    const page = await enter('accounts');
    const nav = page.getByRole('navigation');
    await expect(nav.getByRole('button', { name: 'Uploading as ada' })).toBeVisible();
    await goTo('Hosts and accounts')(page);
    await page.getByRole('button', { name: 'Upload here: Anonymous' }).click();
    expect(await sent(page, 'chooseAccount')).toEqual([{ id: null }]);
    await page.getByRole('button', { name: 'Add an account' }).click();
    expect(await sent(page, 'beginSignIn')).toEqual([{ kind: 'token', language: 'en' }]);
    expect(await sent(page, 'openLink')).toHaveLength(1);
    // It is the shell that reads the clipboard: the page has nothing to send.
    await page.getByRole('button', { name: 'Take it from the clipboard' }).click();
    expect(await sent(page, 'keepClientSecret')).toEqual([{}]);
    await expect(page.getByText('The client secret is kept')).toBeVisible();
    await page.getByRole('button', { name: 'Forget', exact: true }).click();
    expect(await sent(page, 'setClientSecret')).toEqual([{ secret: null }]);
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await expect(page.getByRole('alertdialog')).toContainText('Your pictures stay at Imgur');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    expect(await sent(page, 'signOut')).toEqual([{ id: 'imgur:ada' }]);
  });

  test('accounts: folders of favourites are switched where Imgur does it, and told where it does not', async () => {
    const page = await enter('accounts');
    await goTo('Hosts and accounts')(page);
    await page.getByRole('button', { name: 'Favourites' }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('never shows hidden ones');
    await dialog.getByText('Wallpapers').click();
    await expect(dialog.getByRole('switch', { name: 'Wallpapers' })).toBeChecked();
    expect(await sent(page, 'changeFavoriteFolder')).toEqual([
      { account: 'imgur:ada', id: '1', isPrivate: true },
    ]);
    await dialog.getByText('To read later').click();
    await expect(dialog).toContainText('Imgur left the folder as it was');
    await expect(dialog.getByRole('switch', { name: 'To read later' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Open at Imgur' }).click();
    expect(await sent(page, 'openLink')).toEqual([{ url: 'https://imgur.com/user/ada/favorites' }]);
  });

  test('accounts: a PIN is handed over and forgotten; the trouble is looked at', async () => {
    const page = await enter('accounts-waiting');
    await goTo('Hosts and accounts')(page);
    await page.getByLabel('PIN', { exact: true }).fill('12345');
    await page.keyboard.press('Enter');
    expect(await sent(page, 'finishSignIn')).toEqual([{ attempt: 'attempt', pin: '12345' }]);
    await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
    await page.getByRole('button', { name: 'Imgur shows an error?' }).click();
    await page.getByRole('button', { name: 'Look at Imgur’s pages' }).click();
    await expect(page.getByText('shows an error for this Client-ID')).toBeVisible();
    await expect(page.getByText('does not let new applications be registered')).toBeVisible();
  });

  test('the first run leads to the trial or to the Client-ID', async () => {
    const page = await enter('first-run');
    await page.getByRole('button', { name: 'Try it without an account' }).click();
    expect(await sent(page, 'setMode')).toEqual([{ mode: 'sandbox' }]);
    await page.getByRole('button', { name: 'Enter a Client-ID' }).click();
    await page.getByLabel('Client-ID').fill(' 0123456789abcde ');
    await page.keyboard.press('Enter');
    expect(await sent(page, 'changeSettings')).toEqual([{ clientId: '0123456789abcde' }]);
  });

  test('the credit line tells its parts to pointer and keyboard', async () => {
    const page = await enter('busy');
    await page.keyboard.press('Tab');
    const hint = page.getByRole('tooltip');
    await expect(hint).toContainText('Kept for screenshots');
    await expect(hint).toContainText('230');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('The app’s day');
  });

  test('searching the library asks the engine', async () => {
    const page = await enter('library');
    await goTo('Library')(page);
    await page.getByRole('searchbox').fill('harbour');
    await expect(page.getByText('Nothing matches “harbour”')).toBeVisible();
    expect(await sent(page, 'library')).toContainEqual({
      text: 'harbour',
      sort: 'newest',
      group: 'day',
      limit: 100,
    });
  });

  test('bytes under way move the bar of their row', async () => {
    const page = await enter('busy');
    await page.evaluate(() => window.gallery.emit({ kind: 'delta', seq: 2, progress: [['job-2', 90, 100]] }));
    await expect(row(page, 'Uploading 90')).toBeVisible();
  });
});

test.describe('posts', () => {
  async function composing(): Promise<Page> {
    const page = await enter('posts');
    await inPosts(0)(page);
    return page;
  }
  const order = (page: Page) => page.getByRole('grid', { name: 'Pictures in their order' });
  const entries = (...places: number[]) => places.map((place) => `entry-${place}`);

  test('are kept at each keystroke', async () => {
    const page = await composing();
    await page.getByLabel('Title', { exact: true }).press('End');
    await page.keyboard.type('!?');
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('A weekend by the lake!?');
    expect(await sent(page, 'changePost')).toEqual(
      ['!', '!?'].map((typed) => ({ id: 'post-0', title: `A weekend by the lake${typed}` })),
    );
  });

  test('lose nothing that is typed before the engine has answered', async () => {
    const page = await composing();
    await page.getByLabel('Tags', { exact: true }).first().click();
    await page.keyboard.type('one,two,');
    await page.getByRole('switch', { name: 'Not my picture' }).click({ force: true });
    await page.getByLabel('Author', { exact: true }).fill('Ada');
    await page.getByLabel('Link to the author', { exact: true }).fill('https://ada.example');
    const changes = (await sent(page, 'changePost')) as { tags?: string[]; credit?: unknown }[];
    expect(changes.flatMap(({ tags }) => tags ?? []).slice(-4)).toEqual(['lake', 'autumn', 'one', 'two']);
    expect(changes.at(-1)?.credit).toEqual({ notMine: true, author: 'Ada', link: 'https://ada.example' });
  });

  test('have an order that keys change', async () => {
    const page = await composing();
    await order(page).getByRole('row').nth(1).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await sent(page, 'arrangePost')).toEqual([
      { id: 'post-0', entries: entries(0, 2, 1, 3, 4) },
      { id: 'post-0', entries: entries(1, 0, 2, 3, 4) },
    ]);
  });

  test('have an order that a drag changes', async () => {
    const page = await composing();
    const rows = order(page).getByRole('row');
    const below = { x: 200, y: ((await rows.nth(2).boundingBox())?.height ?? 0) - 3 };
    await rows.nth(0).dragTo(rows.nth(2), { sourcePosition: { x: 20, y: 30 }, targetPosition: below });
    const [arranged] = await sent(page, 'arrangePost');
    expect(arranged).toEqual({ id: 'post-0', entries: entries(1, 2, 0, 3, 4) });
  });

  test('take what is dropped on the window while one is open', async () => {
    const page = await composing();
    await drag(page, 'drop', 2);
    expect(await sent(page, 'add')).toEqual([]);
    expect(await sent(page, 'addToPost')).toMatchObject([
      {
        id: 'post-0',
        given: [1, 2].map((count) => ({ kind: 'path', path: `/dropped/picture-${count}.png` })),
      },
    ]);
  });

  test('go public only after somebody has said yes', async () => {
    const page = await composing();
    await page.getByRole('button', { name: 'Make the post' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make it public' }).click();
    expect(await sent(page, 'submitPost')).toEqual([
      { id: 'post-0', accepted: false },
      { id: 'post-0', accepted: true },
    ]);
  });

  test('are made of a selection, in the order given', async () => {
    const page = await enter('posts');
    await row(page, 'meadow.webp').click();
    await row(page, 'Sunset over the bay').click({ modifiers: ['Control'] });
    await page.getByRole('toolbar').getByRole('button', { name: 'Make a post' }).click();
    const [fromQueue] = (await sent(page, 'makePost')) as { jobs: string[]; items: string[] }[];
    expect(fromQueue?.jobs).toHaveLength(2);
    const seq = (fromQueue?.jobs ?? []).map((id) => Number(id.replace(/\D/g, '')));
    expect(seq).toEqual([...seq].sort((a, b) => a - b));
    await expect(page.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible();
  });

  test('are made of what is in the library', async () => {
    const page = await enter('library');
    await inLibrary(page);
    await entry(page, 'item-1').click();
    await entry(page, 'item-3').click({ modifiers: ['Control'] });
    await page.getByRole('toolbar').getByRole('button', { name: 'Make a post' }).click();
    const [made] = (await sent(page, 'makePost')) as { items: string[] }[];
    expect([...(made?.items ?? [])].sort()).toEqual(['item-1', 'item-3']);
  });
});
