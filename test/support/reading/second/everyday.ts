import { lookalikes } from './lookalikes.ts';
import { hex } from './numbers.ts';
import {
  type Field,
  fill,
  mixed,
  ordinaryFields,
  ordinarySentence,
  type SceneMaker,
  some,
} from './scene-maker.ts';

/** A chat on a telephone. */
export const phoneChat: SceneMaker = {
  size: [390, 844],
  kinds: ['password', 'iban', 'card', 'secret'],
  room: 'long',
  scale: 2,
  draw({ page, words, random, secrets }) {
    const { look, width, height } = page;
    const size = Math.max(page.size, 14);
    page.area(0, 0, width, 98, look.panel);
    page.text(28, 30, lookalikes.clock(random), { size: 15, isBold: true });
    page.right(width - 24, 30, `${20 + random.int(80)} %`, { size: 13 });
    page.area(18, 50, 36, 36, look.accent, 18);
    page.text(66, 66, random.pick(words.people), { size: 16, isBold: true });
    page.text(66, 84, 'online', { size: 12, colour: look.faint });
    const messages = mixed(
      random,
      [...some(random, words.chat, 5), ordinarySentence(random, words)],
      secrets.map(({ kind, text }) =>
        random.int(4) === 0 && (kind === 'card' || kind === 'iban')
          ? text
          : fill(random.pick(words.tells[kind]), text),
      ),
    );
    let y = 118;
    let minute = random.int(20);
    const hour = 7 + random.int(15);
    for (const text of messages) {
      const isOwn = random.int(2) === 0;
      const style = { size, colour: isOwn ? look.accentInk : look.ink };
      const lines = page.countLines(264, text, style);
      const wide = Math.min(264, page.widthOf(text, style)) + 28;
      const high = lines * Math.round(size * 1.4) + 34;
      const x = isOwn ? width - wide - 12 : 12;
      page.area(x, y, wide, high, isOwn ? look.accent : look.field, 16);
      page.wrapped(x + 14, y + size + 9, 264, text, style, 1.4);
      minute += random.int(6);
      page.text(x + 14, y + high - 8, `${hour}:${String(minute).padStart(2, '0')}`, {
        size: 11,
        colour: isOwn ? look.accentInk : look.faint,
      });
      y += high + 8;
    }
    page.area(0, height - 64, width, 64, look.panel);
    page.framed(16, height - 54, width - 32, 38, look.page, 19);
  },
};

/** A ticket of a help desk: what the customer writes, and what is known of it. */
export const helpDesk: SceneMaker = {
  size: [1_240, 820],
  kinds: ['password', 'secret', 'card', 'iban'],
  room: 'long',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const texts = words.ticket;
    page.area(0, 0, width, 70, look.panel);
    page.text(32, 43, `#${10_000 + random.int(80_000)}  ${random.pick(words.mail.subjects)}`, {
      size: 19,
      isBold: true,
    });
    page.area(width - 130, 20, 100, 30, look.accent, 15);
    page.text(width - 112, 40, texts.open, { size: 13, colour: look.accentInk, isBold: true });
    const comments = mixed(
      random,
      [...some(random, texts.comments, 2), ordinarySentence(random, words), ordinarySentence(random, words)],
      secrets.map(({ kind, text }) => fill(random.pick(words.tells[kind]), text)),
    );
    let y = 92;
    for (const text of comments) {
      const lines = page.countLines(width - 420, text);
      const high = 48 + lines * Math.round(size * 1.5) + 10;
      page.framed(32, y, width - 372, high, look.field, 6);
      page.text(52, y + 27, random.pick(words.people), { size: 14, isBold: true });
      page.right(width - 360, y + 27, lookalikes.dateTime(random), { size: 12, colour: look.faint });
      page.wrapped(52, y + 56, width - 420, text);
      y += high + 14;
    }
    page.framed(32, height - 90, width - 372, 60, look.page, 6);
    page.text(52, height - 54, texts.reply, { colour: look.faint });
    const [label, value] = ordinaryFields(random, words, 1)[0] as Field;
    const facts = [
      [texts.requester, lookalikes.mailAddress(random)],
      [texts.created, lookalikes.dateTime(random)],
      [texts.product, `Shop ${lookalikes.version(random)}`],
      [texts.priority, `P${1 + random.int(4)}`],
      [words.settings.phone, lookalikes.phone(random)],
      [label, value],
    ] as const;
    facts.forEach(([name, fact], index) => {
      page.text(width - 310, 110 + index * 58, name, { size: 12, colour: look.faint });
      page.text(width - 310, 130 + index * 58, fact, { size: value.length > 30 && fact === value ? 12 : 14 });
    });
  },
};

/** The last page of a shop before the order goes out. */
export const checkout: SceneMaker = {
  size: [1_120, 780],
  kinds: ['card', 'iban'],
  room: 'short',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const { shop } = words;
    page.text(48, 62, shop.title, { size: 26, isBold: true });
    page.area(680, 0, width - 680, height, look.panel);
    const items = some(random, shop.items, 3);
    items.forEach((text, index) => {
      page.area(710, 60 + index * 76, 56, 56, look.line, 6);
      page.text(782, 84 + index * 76, text, { size: 13 });
      page.text(782, 106 + index * 76, `EAN ${lookalikes.ean(random)}`, {
        size: 12,
        colour: look.faint,
      });
      page.right(width - 36, 128 + index * 76, lookalikes.price(random), { size: 13 });
    });
    [shop.subtotal, shop.shipping, shop.total].forEach((text, index) => {
      page.text(710, 330 + index * 34, text, { isBold: index === 2 });
      page.right(width - 36, 330 + index * 34, lookalikes.price(random), { isBold: index === 2 });
    });
    page.text(710, 450, `${shop.voucher}: ${lookalikes.voucher(random)}`, { size: 13, colour: look.faint });
    page.wrapped(710, 490, width - 750, fill(random.pick(words.orders), lookalikes.orderNumber(random)), {
      size: 13,
    });
    const plain: Field[] = [
      [words.settings.name, random.pick(words.people)],
      [words.settings.email, lookalikes.mailAddress(random)],
      [words.settings.phone, lookalikes.phone(random)],
    ];
    const payment: Field[] = secrets.map(({ kind, text }) => [random.pick(words.labels[kind]), text]);
    if (payment.length === 0) payment.push([shop.saved, lookalikes.masked(random)]);
    let y = 100;
    const field = ([label, value]: Field, wide: number) => {
      page.text(48, y + size, label, { size: size - 1, colour: look.faint });
      page.framed(48, y + size + 10, wide, size + 24, look.field, 6);
      page.text(62, y + size * 2 + 18, value);
      y += size * 2 + 48;
    };
    for (const one of plain) field(one, 560);
    page.text(48, y + 24, shop.payment, { size: size + 4, isBold: true });
    y += 40;
    for (const one of payment) field(one, 560);
    field([shop.expiry, `0${1 + random.int(9)}/${27 + random.int(4)}`], 140);
    page.area(48, y + 8, 300, 46, look.accent, 8);
    page.text(68, y + 37, shop.pay, { size: 15, colour: look.accentInk, isBold: true });
  },
};

/** A boarding pass, with what was paid for it. */
export const boardingPass: SceneMaker = {
  size: [940, 600],
  kinds: ['card', 'iban'],
  room: 'short',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const { trip } = words;
    page.area(24, 24, width - 48, height - 48, look.field, 14);
    page.area(24, 24, width - 48, 60, look.accent, 14);
    page.text(48, 62, trip.title, { size: 20, isBold: true, colour: look.accentInk });
    const [from, to] = some(random, trip.cities, 2) as [string, string];
    page.text(48, 130, from, { size: 24, isBold: true });
    page.text(330, 130, to, { size: 24, isBold: true });
    const facts: Field[] = [
      [trip.passenger, random.pick(words.people)],
      [trip.flight, `${random.pick(['LH', 'IB', 'TP', 'GA', 'SU', 'AZ', 'BA'])} ${100 + random.int(3_000)}`],
      [trip.date, lookalikes.date(random)],
      [trip.boarding, lookalikes.clock(random)],
      [trip.gate, `${random.pick(['A', 'B', 'C'])}${1 + random.int(60)}`],
      [trip.seat, `${1 + random.int(38)}${random.pick(['A', 'C', 'D', 'F'])}`],
      [trip.code, lookalikes.bookingCode(random)],
      [trip.ticket, lookalikes.eTicket(random)],
    ];
    facts.forEach(([label, value], index) => {
      const x = 48 + (index % 3) * 210;
      const y = 176 + Math.floor(index / 3) * 66;
      page.text(x, y, label, { size: 12, colour: look.faint });
      page.text(x, y + 24, value, { size: Math.max(size, 15), isBold: true });
    });
    // Squares, as a code that no reader reads: what codes say is measured elsewhere.
    for (let place = 0; place < 256; place += 1)
      if (random.int(2) === 0)
        page.area(710 + (place % 16) * 11, 140 + Math.floor(place / 16) * 11, 11, 11, look.ink);
    page.line(48, 380, width - 96);
    const paid = secrets.map(
      ({ kind, text }) => `${words.shop.payment}, ${random.pick(words.labels[kind])}: ${text}`,
    );
    if (paid.length === 0) paid.push(`${words.shop.payment}: ${lookalikes.masked(random)}`);
    const lines = mixed(
      random,
      [trip.note, `${words.bank.reference}: ${lookalikes.reference(random)}`],
      paid,
    );
    let y = 416;
    for (const text of lines) y = page.wrapped(48, y, width - 96, text) + 8;
  },
};

/** A manager of passwords, with one entry opened. */
export const vault: SceneMaker = {
  size: [1_080, 680],
  kinds: ['password', 'secret', 'card', 'iban'],
  room: 'short',
  draw({ page, words, random, secrets }) {
    const { look, size, width, height } = page;
    const texts = words.vault;
    page.area(0, 0, 340, height, look.panel);
    page.framed(16, 16, 308, 34, look.page, 8);
    page.text(30, 38, texts.search, { size: 13, colour: look.faint });
    page.text(20, 80, texts.title, { size: 13, isBold: true, colour: look.faint });
    words.sheet.services.forEach((text, index) => {
      const y = 94 + index * 66;
      if (index === 1) page.area(8, y, 324, 60, look.field, 8);
      page.area(20, y + 12, 36, 36, look.accent, 8);
      page.text(70, y + 27, text, { size: 14, isBold: true });
      page.text(
        70,
        y + 46,
        random.pick(['admin', lookalikes.mailAddress(random), lookalikes.masked(random)]),
        { size: 12, colour: look.faint },
      );
    });
    page.text(380, 70, words.sheet.services[1] as string, { size: 22, isBold: true });
    const own = secrets.map(({ kind, text }) => [random.pick(words.labels[kind]), text] as const);
    const hasPassword = secrets.some(({ kind }) => kind === 'password');
    const fields = mixed<Field>(
      random,
      [
        [words.sheet.user, lookalikes.mailAddress(random)],
        ...(hasPassword ? [] : [[words.labels.password[0] as string, lookalikes.dots(random)] as const]),
        [texts.site, `https://portal.example.org/login?id=${random.text(8, hex)}`],
        [texts.notes, ordinarySentence(random, words).slice(0, 60)],
      ],
      own,
      1,
    );
    let y = 104;
    for (const [label, value] of fields) {
      page.framed(380, y, width - 420, 66, look.field, 8);
      page.text(396, y + 24, label, { size: 12, colour: look.accent });
      page.text(396, y + 49, value, {
        font: own.some(([, text]) => text === value) ? random.pick(['mono', 'sans']) : 'sans',
      });
      y += 76;
    }
    page.right(
      width - 40,
      height - 26,
      `${fill(words.settings.changed, lookalikes.date(random))}  ${size > 13 ? texts.copy : ''}`,
      { size: 12, colour: look.faint },
    );
  },
};
