import { toLatin } from './look-alikes.ts';
import { listed, wordOf } from './word-forms.ts';

// What is said around the names of passwords and keys, in our seven languages.

/** What is done with a password or to it: a line that says so is no name of what stands below it. */
const deeds = listed(`
  forgot, reset, change, show, hide, remember, expires, must, never, changed, expired, vergessen, ändern,
  zurücksetzen, anzeigen, merken, niemals, geändert, zurückgesetzt, olvidaste, olvidó, olvidado, restablecer,
  cambiar, mostrar, recordar, nunca, esqueceu, esqueci, redefinir, alterar, exibir, lembrar, dimenticato,
  dimenticata, reimposta, cambia, mostra, ricorda, lupa, ubah, ganti, setel, tampilkan, ingat, забыли, сменить,
  изменить, сбросить, показать, запомнить, помните
`);

/** What else there is to say of passwords and keys: behind it stands no password. */
const matters = listed(`
  policy, policies, manager, strength, hash, hashing, algorithm, type, length, age, history, expiry, attempts,
  requirements, rule, rules, hint, format, status, settings, field, file, path, url, link, id, name, names, version,
  tool, generator, count, limit, usage, richtlinie, richtlinien, stärke, hinweis, regeln, typ, länge, verlauf,
  versuche, tipp, política, gestor, longitud, tipo, pista, intentos, nombre, caducidad, gerenciador, tamanho, dica,
  tentativas, nome, validade, criteri, gestore, lunghezza, suggerimento, tentativi, scadenza, kebijakan, pengelola,
  panjang, jenis, petunjuk, nama, percobaan, политика, менеджер, длина, тип, подсказка, попыток, имя, срок
`);

/** How what a password is for begins. */
const purposes = listed(`
  for, of, to, on, für, fürs, von, vom, zum, zur, des, del, de, para, do, da, di, della, dello, per, untuk, от, для,
  к, на
`);

/**
 * How somebody asks for a password, also without a question mark: what comes next may be it. Words that as often tell
 * something are none of these.
 */
const requests = listed(`
  what, whats, send, give me, tell me, remind, i need, drop me, dm me, text me, wie lautet, wie ist, wie war, wie heißt,
  welches, schick, schickst, schicken, gib, gibst, sag, sagst, brauche, brauch, cual, cuál, dame, pásame, pasas, mándame,
  mandas, envíame, envías, necesito, dime, recuérdame, qual, manda, me envia, me passa, preciso, me diz, me lembra, dammi,
  mi dai, mandami, mi mandi, inviami, mi invii, mi serve, ho bisogno, mi dici, mi passi, passami, ricordami, apa, berapa,
  kirim, kirimkan, minta, bagi, butuh, tolong, kasih, какой, скинь, скиньте, пришли, пришлите, дай, дайте, скажи,
  мне нужен, подскажи, подскажите, напомни, отправь, кинь
`);

/** Sources of regular expressions. */
export const contextSources = {
  deed: wordOf(deeds),
  request: wordOf(requests),
  matter: wordOf(matters),
  purpose: wordOf(purposes),
} as const;

/** Between a name and its value: a sign, or a word that says that the one is the other. */
export const signs = '(?:[:=]|=>|->|(?<=["\'”’]),)';
export const copulas = `(?:is|ist|lautet|war|was|es|era|é|è|adalah|ini|${toLatin('это')}|[—–-])(?:[^\\S\\n]+(?:now|still|jetzt|nun|ahora|ora|agora|sekarang|${toLatin('теперь')}))?`;
/** Words by which a name gets a new value. */
export const changes = `(?:to|into|auf|zu|in|a|para|menjadi|jadi|ke|${toLatin('на')})`;
