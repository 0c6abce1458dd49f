import { lookalikes } from './lookalikes.ts';
import {
  fill,
  mixed,
  ordinaryFields,
  ordinarySentence,
  type SceneMaker,
  type SceneOptions,
  some,
} from './scene-maker.ts';

/** A dialog of settings: a list at the left, fields with their labels beside or above them. */
export const settings: SceneMaker = {
  size: [1_200, 760],
  kinds: ['password', 'secret', 'iban', 'card'],
  room: 'short',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const texts = words.settings;
    page.area(0, 0, width, 38, look.panel);
    page.text(18, 25, `${texts.title}`, { size: 13, isBold: true });
    page.area(0, 38, 210, height - 38, look.panel);
    const chosen = random.int(texts.menu.length);
    texts.menu.forEach((text, index) => {
      if (index === chosen) page.area(10, 58 + index * 36, 190, 30, look.accent, 6);
      page.text(24, 78 + index * 36, text, { colour: index === chosen ? look.accentInk : look.ink });
    });
    page.text(246, 84, texts.menu[chosen] as string, { size: size + 7, isBold: true });
    const isAbove = random.int(2) === 0;
    const plain = [
      [texts.name, random.pick(words.people)] as const,
      [texts.email, lookalikes.mailAddress(random)] as const,
      ...ordinaryFields(random, words, 4),
    ];
    const own = secrets.map(({ kind, text }) => [random.pick(words.labels[kind]), text] as const);
    const high = Math.round(size * 1.4) + 14;
    let y = 112;
    for (const [label, value] of mixed(random, plain, own)) {
      const x = isAbove ? 246 : 480;
      if (isAbove) page.text(246, y + size, label, { size: size - 1, colour: look.faint });
      else page.text(246, y + Math.round(high / 2 + size * 0.36), label);
      if (isAbove) y += size + 8;
      page.framed(x, y, width - x - 40, high, look.field, 5);
      page.text(x + 12, y + Math.round(high / 2 + size * 0.36), value);
      y += high + (isAbove ? 14 : 18);
    }
    page.area(width - 240, height - 56, 200, 36, look.accent, 6);
    page.text(width - 226, height - 33, texts.save, { size: 13, colour: look.accentInk, isBold: true });
    page.right(width - 260, height - 33, texts.cancel, { size: 13 });
  },
};

/** A mail client: folders, letters, the opened letter. */
export const mail: SceneMaker = {
  size: [1_280, 800],
  kinds: ['card', 'iban', 'password', 'secret'],
  room: 'block',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    page.area(0, 0, 180, height, look.panel);
    words.mail.folders.forEach((text, index) => {
      page.text(20, 70 + index * 34, text, { size: 14, isBold: index === 0 });
      if (index < 2)
        page.right(166, 70 + index * 34, String(1 + random.int(60)), { size: 12, colour: look.faint });
    });
    page.area(180, 0, 1, height, look.line);
    const opened = random.int(4);
    words.mail.subjects.forEach((text, index) => {
      const y = 20 + index * 84;
      if (index === opened) page.area(181, y, 319, 83, look.field);
      page.text(196, y + 26, random.pick(words.people), { size: 14, isBold: true });
      page.right(490, y + 26, lookalikes.clock(random), { size: 12, colour: look.faint });
      page.text(196, y + 48, text, { size: 13 });
      page.text(196, y + 68, ordinarySentence(random, words).slice(0, 38), { size: 12, colour: look.faint });
      page.line(181, y + 83, 319);
    });
    page.area(500, 0, 1, height, look.line);
    page.text(528, 52, words.mail.subjects[opened] as string, { size: 21, isBold: true });
    page.text(528, 86, random.pick(words.people), { size: 14, isBold: true });
    page.text(528, 106, `${words.mail.to}: ${lookalikes.mailAddress(random)}`, {
      size: 12,
      colour: look.faint,
    });
    page.right(width - 28, 86, lookalikes.dateTime(random), { size: 12, colour: look.faint });
    page.line(528, 122, width - 556);
    const paragraphs = mixed(
      random,
      [
        ...some(random, words.mail.paragraphs, 3),
        ...Array.from({ length: 4 }, () => ordinarySentence(random, words)),
      ],
      secrets.map(({ kind, text }) =>
        fill(random.pick(words.tells[kind]), text.includes('\n') ? `\n${text}\n` : text),
      ),
    );
    let y = 156;
    for (const text of [words.mail.greeting, ...paragraphs, words.mail.bye])
      y = page.wrapped(528, y, width - 570, text) + Math.round(size * 0.7);
    page.text(528, y, random.pick(words.people));
  },
};

/** A statement of a bank account, as its page or its printed file shows it. */
export const statement: SceneMaker = {
  size: [1_040, 900],
  kinds: ['iban', 'card'],
  room: 'short',
  draw({ page, words, random, secrets }) {
    const { look, size, width } = page;
    const { bank } = words;
    const font = random.pick(['sans', 'serif'] as const);
    const style = { font };
    page.area(0, 0, width, 64, look.accent);
    page.text(40, 40, bank.title, { ...style, size: 22, isBold: true, colour: look.accentInk });
    page.right(width - 40, 40, lookalikes.date(random), { ...style, colour: look.accentInk });
    const [first, ...others] = secrets.filter(({ kind }) => kind === 'iban');
    const isOnTop = first !== undefined && random.int(2) === 0;
    page.text(40, 100, random.pick(words.people), { ...style, isBold: true });
    page.text(
      40,
      124,
      isOnTop
        ? `${random.pick(words.labels.iban)}: ${first.text}`
        : `${bank.account}: ${lookalikes.masked(random)}`,
      style,
    );
    page.text(40, 148, `BIC: ${lookalikes.bic(random)}`, { ...style, colour: look.faint });
    page.area(40, 172, width - 80, 32, look.panel);
    page.text(52, 193, bank.columns[0], { ...style, isBold: true });
    page.text(170, 193, bank.columns[1], { ...style, isBold: true });
    page.right(width - 52, 193, bank.columns[2], { ...style, isBold: true });
    const cards = secrets.filter(({ kind }) => kind === 'card');
    const below = [...(first && !isOnTop ? [first] : []), ...others, ...cards].map(
      ({ kind, text }) => `${random.pick(words.labels[kind])} ${text}`,
    );
    const details = mixed(
      random,
      Array.from({ length: 7 }, () =>
        random.pick([
          () => `${bank.mandate} ${lookalikes.mandate(random)} ${lookalikes.creditor(random)}`,
          () => `${bank.reference} ${lookalikes.creditorReference(random)}`,
          () => `${bank.reference} ${lookalikes.reference(random)}`,
          () => fill(random.pick(words.orders), lookalikes.orderNumber(random)),
          () => `${words.shop.saved} ${lookalikes.masked(random)}`,
          () => `${lookalikes.bic(random)} ${lookalikes.partNumber(random)}`,
        ])(),
      ),
      below,
    );
    let y = 232;
    details.forEach((detail, index) => {
      page.text(52, y, lookalikes.date(random), style);
      page.text(170, y, bank.bookings[index % bank.bookings.length] as string, { ...style, isBold: true });
      page.right(width - 52, y, `${random.pick(['-', '-', '+'])}${lookalikes.price(random)}`, style);
      page.text(170, y + Math.round(size * 1.5), detail, { ...style, size: size - 1, colour: look.faint });
      y += Math.round(size * 1.5) + 34;
      page.line(40, y - 24, width - 80);
    });
    page.text(170, y + 10, bank.balance, { ...style, isBold: true });
    page.right(width - 52, y + 10, `${1 + random.int(9)}.${lookalikes.price(random)}`, {
      ...style,
      isBold: true,
    });
  },
};

/** A spreadsheet: a table with a heading row, or labels beside their values. */
export const spreadsheet: SceneMaker = {
  size: [1_280, 760],
  kinds: ['password', 'iban', 'card', 'secret'],
  room: 'short',
  draw(options) {
    const { page, words, random, secrets } = options;
    const { look, size, width, height } = page;
    page.area(0, 0, width, 44, look.panel);
    page.text(20, 28, `${words.sheet.file} 2026.xlsx`, { size: 14, isBold: true });
    page.framed(0, 44, width, 30, look.field, 0);
    page.text(14, 64, 'fx', { size: 13, colour: look.faint });
    const columns = [44, 230, 460, 1_010, 1_150, width];
    const high = size + 13;
    page.area(0, 74, width, 24, look.panel);
    columns.slice(0, -1).forEach((x, index) => {
      page.text((x + (columns[index + 1] as number)) / 2 - 4, 91, 'ABCDE'[index] as string, {
        size: 12,
        colour: look.faint,
      });
      page.area(x, 74, 1, height - 104, look.line);
    });
    const rows = secrets.length > 0 && random.int(2) === 0 ? labelled(options) : table(options);
    for (let row = 0; 98 + (row + 1) * high < height - 34; row += 1) {
      const top = 98 + row * high;
      page.line(0, top + high, width);
      page.right(34, top + high - 8, String(row + 1), { size: 12, colour: look.faint });
      (rows[row] ?? []).forEach((text, column) => {
        page.text((columns[column] as number) + 8, top + high - 8, text, { isBold: row === 0 });
      });
    }
    page.area(0, height - 30, width, 30, look.panel);
    page.text(60, height - 10, words.sheet.file, { size: 12, isBold: true });
    page.text(260, height - 10, `${words.sheet.note} (2)`, { size: 12, colour: look.faint });
  },
};

/** Rows of a table with one heading for all; what is private stands in the third column, in one of its first rows. */
function table({ words, random, secrets }: SceneOptions): string[][] {
  const { sheet } = words;
  const kind = secrets[0]?.kind;
  const filler =
    kind === 'password' || !kind
      ? lookalikes.dots
      : kind === 'secret'
        ? lookalikes.traceId
        : lookalikes.masked;
  const heading = kind ? random.pick(words.labels[kind]) : random.pick([sheet.note, words.bank.reference]);
  const body = sheet.services.map((service, index): string[] => {
    const secret = secrets[index];
    const value =
      secret && secret.kind !== kind
        ? `${random.pick(words.labels[secret.kind])}: ${secret.text}`
        : (secret?.text ?? (kind ? filler(random) : lookalikes.orderNumber(random)));
    return [
      service,
      random.pick(['admin', 'info', 'buero2', 'web-01', 'root']),
      value,
      lookalikes.date(random),
      lookalikes.price(random),
    ];
  });
  return [[sheet.service, sheet.user, heading, sheet.note, sheet.amount], ...body];
}

/** Rows with a label in the second column and its value in the third. */
function labelled({ words, random, secrets }: SceneOptions): string[][] {
  const { sheet } = words;
  const plain = ordinaryFields(random, words, 7).map(([label, value], index): string[] => [
    sheet.services[index] as string,
    label,
    value,
    lookalikes.date(random),
  ]);
  const own = secrets.map(({ kind, text }): string[] => [
    random.pick(sheet.services),
    random.pick(words.labels[kind]),
    text,
    lookalikes.date(random),
  ]);
  return [[sheet.file, '', '', sheet.note], ...mixed(random, plain, own)];
}
