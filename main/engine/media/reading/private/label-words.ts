import { listed, sourceOf, wordOf } from './word-forms.ts';

// What passwords and keys are called, in our seven languages and in programs. All of it is sought in a text whose
// Cyrillic look-alikes are Latin.

/** A blank stands for anything that joins two words, or for nothing. */
const passwordWords = listed(`
  password, passwords, pass phrase, passcode, pwd, psw, passwort, passwörter, kennwort, kennwörter, losungswort, kenncode,
  contraseña, contraseñas, contrasefia, contraseiia, contraseria, clave, frase secreta, kata sandi, sandi, frasa sandi, parola d ordine,
  parola chiave, frase segreta, senha, senhas, palavra passe, пароль, пароли, паролем, парольная фраза, кодовая
  фраза, кодовое слово, network key, wireless key, wi fi key, wlan key, wpa key, wpa2 key, wpa3 key, network security key, wireless security key, wi fi security key,
  pre shared key, wi fi code, wlan code, netzwerkschlüssel, wlan schlüssel, wi fi schlüssel, wpa schlüssel, wpa2
  schlüssel, netzwerksicherheitsschlüssel, clave de red, clave de seguridad, clave de seguridad de red, clave de seguridad
  de la red, chave de rede, chave da rede, chave de segurança, chave de segurança da rede, chave de segurança de
  rede, chave wi fi, chave do wi fi, chave wpa, chave wpa2, chiave wpa, chiave wpa2, ключ wpa, wep key, wi fi pass, pass wi fi, codewort, wi fi pw, wlan pass, wlan pw, chiave di rete, chiave della rete, chiave wi fi, chiave del wi fi, chiave di
  sicurezza, chiave di sicurezza di rete, chiave di sicurezza della rete, kunci jaringan, kunci wi fi, kunci
  keamanan, kunci keamanan jaringan, ключ сети, ключ wi fi, ключ вай фай, ключ безопасности, ключ безопасности сети,
  ключ от wi fi, ключ от вай фай, recovery code, recovery codes, recovery key, backup code, backup codes,
  wiederherstellungscode, wiederherstellungscodes, wiederherstellungsschlüssel, código de recuperación, códigos de
  recuperación, código de respaldo, códigos de respaldo, clave de recuperación, código de recuperação, códigos de
  recuperação, chave de recuperação, codice di recupero, codici di recupero, codice di ripristino, chiave di
  ripristino, codici di backup, kode pemulihan, kode cadangan, kunci pemulihan, код восстановления, коды
  восстановления, ключ восстановления, резервный код, резервные коды
`);
/** Short for a password; some of it is also a word, or the name of a program. */
const shortWords = listed(`
  pw, psk, pswd, pword, пасс
`);
const programWords = listed(`
  pass, passwd, passw
`);
/** What a number opens. */
const pinWords = listed(`
  pin, puk, pin code, pin kode, código pin, codice pin, kode pin, пин, пин код, access code, entry code, door code,
  gate code, unlock code, entsperrcode, código de desbloqueo, código de desbloqueio, codice di sblocco, alarm code, lock code, safe code, zugangscode, zutrittscode, türcode, torcode, alarmcode, código de
  acceso, código de entrada, código de la puerta, código de la alarma, código de acesso, código da porta, código do
  portão, código do alarme, codice di accesso, codice porta, codice della porta, codice del cancello, codice
  allarme, kode akses, kode pintu, kode alarm, код доступа, код двери, код от двери, код домофона, код сигнализации
`);
/** A code, and behind it what it opens. */
const codes = listed('code, código, codice, kode, код');
const doors = listed(`
  door, gate, garage, alarm, safe, lock, lockbox, locker, tür, haustür, tor, tresor, schloss, puerta, portal, garaje,
  alarma, caja, candado, porta, portão, garagem, alarme, cofre, cadeado, portone, cancello, allarme, cassaforte,
  lucchetto, pintu, gerbang, garasi, brankas, gembok, двери, домофона, подъезда, ворот, сейфа, замка, сигнализации
`);
const codeOfDoor = `${wordOf(codes)}(?:[^\\S\\n]+\\p{L}+){0,3}?[^\\S\\n]+${wordOf(doors)}`;
const secretWords = listed(`
  api key, api token, api secret, app secret, secret, secret key, secret key base, secret access key, client secret,
  access token, auth token, auth key, secure auth key, logged in key, bot token, token, private key, access key, account key, shared access key, storage key,
  encryption key, signing key, signing secret, webhook secret, shared secret, authorization : bearer, product key,
  license key, licence key, activation key, produktschlüssel, lizenzschlüssel, clave de producto, clave de licencia,
  chave do produto, chave de licença, chiave di licenza, codice prodotto, kunci produk, kunci lisensi, ключ
  продукта, лицензионный ключ, api schlüssel, geheimer schlüssel, privater schlüssel, zugriffsschlüssel,
  zugriffstoken, clave de api, clave de la api, clave api, clave secreta, clave privada, clave de acceso, token de
  acceso, secreto, secreto de cliente, chave de api, chave da api, chave api, chave secreta, chave privada, chave de
  acesso, token de acesso, segredo, segredo do cliente, chiave api, chiave segreta, chiave privata, chiave di
  accesso, token di accesso, segreto, kunci api, kunci rahasia, kunci akses, kunci privat, token akses, rahasia,
  ключ api, api ключ, секретный ключ, закрытый ключ, приватный ключ, ключ доступа, секрет, токен, токен доступа
`);

/** They say that something is a key, and as often that it opens a door: only what chance made is one behind them. */
const keyWords = listed(`
  key, schlüssel, clave, chave, chiave, kunci, ключ, bearer
`);

/** A name and what belongs to it, with a sign between. */
const pairWords = listed(`
  credentials, creds, login, logins, log in, zugangsdaten, anmeldedaten, logindaten, credenciales,
  acceso, accesos, credenciais, acesso, credenziali, accesso, kredensial, логин, доступ, доступы, учётные
  данные, учетные данные, учётка, учетка
`);
/** Who uses a password: beside the word for it both may stand behind one sign. */
const userWords = listed(`
  user, username, user name, user id, benutzer, benutzername, nutzer, usuario, usuário, nombre de usuario, utente, nome
  utente, pengguna, nama pengguna, пользователь, имя пользователя, e mail, email, konto, account, cuenta, conta, akun
`);
/** In sentences: what somebody types at once. */
const sentenceWords = listed(`
  pass phrase, frase de contraseña, frase secreta, frase segreta, frase passe, frase senha, frasa sandi, парольная
  фраза, кодовая фраза
`);
/** Words or codes in a list, which bring back what was lost. */
const listWords = listed(`
  recovery codes, recovery code, backup codes, backup code, rescue codes, one time codes, wiederherstellungscodes,
  ersatzcodes, notfallcodes, sicherungscodes, backupcodes, códigos de recuperación, códigos de respaldo, códigos de
  copia de seguridad, códigos de recuperação, códigos de backup, códigos de reserva, codici di recupero, codici di
  backup, codici di riserva, kode pemulihan, kode cadangan, коды восстановления, резервные коды
`);
const seedWords = listed(`
  seed phrase, recovery phrase, recovery words, secret phrase, secret recovery phrase, mnemonic, mnemonic phrase,
  seed words, wiederherstellungsphrase, wiederherstellungswörter, frase semilla, frase de recuperación, frase de
  recuperação, palavras de recuperação, frase di recupero, frasa pemulihan, frase pemulihan, сид фраза, seed фраза,
  фраза восстановления, мнемоническая фраза
`);
/** Sources of regular expressions: any of the words; compounds and the variables of programs end with them, too. */
export const labelSources = {
  // 1Password is a program.
  password: `(?:(?<![\\p{L}1])|(?<=\\p{L}{3}))(?:${sourceOf(passwordWords)})(?:nya)?(?![\\p{L}])`,
  short: wordOf(shortWords),
  program: `(?<!(?:boarding|day|week|month|ski|bus|train|season|guest|press|by|com)[ -]?)${wordOf(programWords)}`,
  pin: `(?:${wordOf(pinWords)}|${codeOfDoor})`,
  secret: `(?<![\\p{L}])(?:${sourceOf(secretWords)})(?:nya)?(?![\\p{L}])`,
  key: `(?<![\\p{L}])(?<!public[ _-]?)(?:${sourceOf([...secretWords, ...keyWords])})(?:nya)?(?![\\p{L}])`,
  pair: wordOf(pairWords),
  user: wordOf([...pairWords, ...userWords]),
  sentence: wordOf(sentenceWords),
  list: wordOf(listWords),
  seed: wordOf(seedWords),
} as const;
