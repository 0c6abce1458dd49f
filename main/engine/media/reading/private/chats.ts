import { contextSources } from './context-words.ts';
import { labelSources } from './label-words.ts';
import { toLatin } from './look-alikes.ts';
import { cellsOfRow, type Page, type PageCell, type Span } from './page.ts';
import { isCalled, isPageWord } from './page-words.ts';
import { isPasswordLike, isPhrase, isSecretLike, isUnlikeWords } from './secret-like.ts';

// Somebody asks for a password, and somebody else says it: nothing but the question before it tells what it is.

const { password, short, program, pin, secret, pair } = labelSources;
const { deed, matter } = contextSources;
const asked = new RegExp(`${password}|${short}|${program}|${pin}`, 'iu');
const askedForNumber = new RegExp(pin, 'iu');
/** Of keys there is much to read that is no question. */
const askedWithMark = new RegExp(`${secret}|${pair}|(?<!\\p{L})(?:wi-?\\s?fi|wlan|w-lan)(?!\\p{L})`, 'iu');
const isOther = new RegExp(`${deed}|${matter}`, 'iu');
const request = new RegExp(contextSources.request, 'iu');
const isQuestion = (text: string): boolean => /\?\W{0,3}$/.test(text);

/** Words before an answer: nothing that says of what else it is. */
const openers: ReadonlySet<string> = new Set(
  `it its it's it’s is that's that’s here there this sure yes yep yeah ok okay hi hey oh try use still now again same
  should be was think i you go new maybe probably one the for
  es ist das hier bitte ja klar gerne gern moin hallo probier mal nimm jetzt immer noch neu neue neues der die war glaub
  lautet heißt heisst
  la el aquí aqui sí si claro toma prueba usa vale hola ahora nueva tienes esta está era creo que pienso
  è é ecco sì certo prova usa ciao ora adesso nuova eccola credo penso questa
  é o a aqui está tá sim claro tenta usa oi olá agora nova ta aí ai acho que parece
  ini itu ya iya oke coba pakai nih halo sekarang baru adalah yang kayaknya
  это вот да держи попробуй конечно привет сейчас новый теперь щас bot лови вроде кажется наверное`
    .split(/\s+/)
    .map(toLatin),
);
/** Cells below a question among which its answer may be: names, times and pictures stand between, and another word. */
const mostCells = 8;
/** Heights of the question between it and its answer, at most. */
const farthest = 14;
/** Questions of one picture that are followed. */
const mostQuestions = 40;
/** Words of an answer, at most: what has more is a message of its own. */
const mostWords = 9;
const least = 8;
/** The same for letters alone. */
const leastOfLetters = 10;

/** Finds what answers a question for a password. */
export function findAnswers(page: Page): Span[] {
  const text = toLatin(page.text);
  // A row of a table may stand between them where there is another window.
  const cells = page.lines.flatMap((line) => (line.cells.length < cellsOfRow ? line.cells : []));
  const found: Span[] = [];
  let questions = 0;
  cells.forEach((cell, index) => {
    const question = text.slice(cell.start, cell.end);
    if (questions === mostQuestions || !isRequest(question)) return;
    questions += 1;
    const wantsNumber = askedForNumber.test(question);
    const below = cells.slice(index + 1).filter(({ box }) => box.y > cell.box.y + cell.box.height / 2);
    for (const next of below.slice(0, mostCells)) {
      if (next.box.y > cell.box.y + cell.box.height * farthest) break;
      const answer = answerIn(text, page, next, wantsNumber);
      if (!answer) continue;
      found.push(answer);
      break;
    }
  });
  return found;
}

/** Words of a question, at most. */
const longestQuestion = 18;

function isRequest(text: string): boolean {
  if (isOther.test(text) || text.split(' ').length > longestQuestion) return false;
  const isMarked = isQuestion(text);
  // The end of a long question is on the next line.
  return asked.test(text) ? isMarked || request.test(text) : isMarked && askedWithMark.test(text);
}

/** The word of a short message that is no word, with nothing before it but what answers begin with. */
function answerIn(text: string, page: Page, { words }: PageCell, wantsNumber: boolean): Span | null {
  if (words.length > mostWords) return null;
  // A name, a stroke, and its password.
  const from = /^[/|]$/.test(words[1]?.text ?? '') ? 2 : 0;
  for (const [at, word] of words.entries()) {
    if (at < from) continue;
    const value = page.text.slice(word.start, word.end);
    if (at > from && !opens(text.slice(words[at - 1]?.start, words[at - 1]?.end), at > 1)) return null;
    if (isAnswer(value, words, at) || (wantsNumber ? pinNumber : longNumber).test(value))
      return { start: word.start, end: word.end };
  }
  return null;
}

/** @param isPair whether a name may stand before the sign that parts it from its password */
function opens(word: string, isPair: boolean): boolean {
  // What a frame was read as.
  if (word.length < 4 && /[^\p{L}'’]/u.test(word)) return true;
  if (/[:=]$/.test(word) || time.test(word) || !/[\p{L}\d]/u.test(word) || (isPair && asked.test(word)))
    return true;
  return word.length === 1 || openers.has(word.toLowerCase().replace(/[.,!…]+$/, '')) || asked.test(word);
}

/** Time behind a name: both are the head of a message. */
const time = /^[[(]?\d{1,2}[:.]\d{2}/;
const nameLike = /^\p{L}+[._]?\p{L}*\d{1,4}$/u;
/** Of a revision or a parcel, of something that a program names by its kind and number: people say these in chats, too. */
const revision =
  /^\p{Ll}{2,}\/\d+$|^[\da-f]{7,64}$|^(?:\p{Lu}{1,4}|1Z)\d{6,24}\p{Lu}{0,2}$|^1Z[\p{Lu}\d]{16}$/u;

/** What opens a door, and no year. */
const pinNumber = /^(?!(?:19|20)\d{2}$)\d{4,8}[#*]?[.!]?$/;
/** A password of digits alone. */
const longNumber = /^\d{8,16}[.!]?$/;

function isAnswer(value: string, words: PageCell['words'], at: number): boolean {
  if (revision.test(value) || isPageWord(value) || isCalled(value)) return false;
  if (isPhrase(value)) return true;
  if (at === 0 && nameLike.test(value) && time.test(words[1]?.text ?? '')) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((each) => each.test(value)).length;
  // Digits may have been read as letters.
  if (value.length >= leastOfLetters && isPasswordLike(value, 'field') && /^\p{L}+$/u.test(value))
    return true;
  return isSecretLike(value, kinds > 2 ? least - 2 : least) && isUnlikeWords(value);
}
