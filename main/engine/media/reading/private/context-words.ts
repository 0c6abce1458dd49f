import { toLatin } from './look-alikes.ts';
import { listed, sourceOf, wordOf } from './word-forms.ts';

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
  tool, generator, count, within, lifetime, timeout, ttl, limit, usage, richtlinie, richtlinien, stärke, hinweis, regeln, typ, länge, verlauf,
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

/** What passwords are for, each with any ending: behind it stands one that nothing else says to be one. */
const things = listed(`
  wi fi, wlan, w lan, вайфа, вай фа, router, роутер, hotspot, netz, netzwerk, network, internet, red, rede, rete,
  jaringan, интернет, сет, zip, zip file, zip datei, archiv, archive, archivio, archivo, arquivo, arsip, архив, pdf,
  file, datei, dokument, dokumen, документ, файл, netflix, spotify, laptop, notebook, ноутбук, компьютер, drucker,
  printer, impresora, impressora, stampante, принтер, nas, server, сервер, почт, icloud, disney
`);

/** What numbers stand behind: months, places, parts, versions, small words. A password of two pieces has none of these. */
const counted = listed(`
  jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, january, february, march, april, may, june, july, august,
  september, october, november, december, januar, februar, märz, mai, juni, juli, oktober, dezember, okt, dez, enero,
  febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, ene, abr, ago, dic,
  janeiro, fevereiro, março, maio, junho, julho, setembro, outubro, novembro, dezembro, fev, set, out, gennaio,
  febbraio, aprile, maggio, giugno, luglio, settembre, ottobre, novembre, dicembre, gen, mag, giu, lug, ott, januari,
  februari, maret, mei, agustus, desember, des, январь, января, февраль, февраля, март, марта, апрель, апреля, май, мая,
  июнь, июня, июль, июля, август, августа, сентябрь, сентября, октябрь, октября, ноябрь, ноября, декабрь, декабря,
  room, zimmer, raum, sala, habitación, quarto, stanza, kamar, комната, кабинет, page, seite, página, pagina, halaman,
  страница, version, versión, versão, versione, versi, версия, chapter, kapitel, section, step, schritt, level, line,
  zeile, row, stage, stufe, windows, office, android, iphone, ubuntu, debian, since, until, before, after, seit, vor,
  nach, bis, desde, hasta, até, dal, sejak, до, после, year, jahr, año, ano, anno, tahun, год, class, klasse, zeichen,
  stellen, ziffern, buchstaben, caracteres, dígitos, letras, caratteri, cifre, lettere, karakter, angka, huruf,
  ticket, tiket, order, case, issue, build, patch, update, pedido, ordine, pesanan, bestellung, заказ, заявка, online,
  offline, онлайн, ask, frag, frage, pregunta, pergunta, chiedi, tanya, спроси, in, on, at, by, im, am, auf, bei, mit, en,
  con, em, com, su, nel, nella, di, dengan, в, у, с, по,
  символов, знаков, цифр, букв, minimal, mindestens, mínimo, minimo, минимум, error, fehler, errore, erro, ошибка
`);

/** Sources of regular expressions. */
export const contextSources = {
  deed: wordOf(deeds),
  request: wordOf(requests),
  matter: wordOf(matters),
  purpose: wordOf(purposes),
  counted: wordOf(counted),
  thing: `(?<!\\p{L})(?:${sourceOf(things)})\\p{Ll}{0,3}(?!\\p{L})`,
} as const;

/** Between a name and its value: a sign, or a word that says that the one is the other. */
export const signs = '(?:[:=]|=>|->|[→⇒]|(?<=["\'”’]),)';
export const copulas = `(?:is|ist|lautet|war|was|es|era|é|è|adalah|ini|${toLatin('это')}|[—–-])(?:[^\\S\\n]+(?:now|still|jetzt|nun|ahora|ora|agora|sekarang|${toLatin('теперь')}))?`;
/** Words by which a name gets a new value. */
export const changes = `(?:to|into|auf|zu|in|a|para|menjadi|jadi|ke|${toLatin('на')})`;
