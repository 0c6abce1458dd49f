import { toLatin } from './look-alikes.ts';

// What stands where a password could, and is none: what forms and programs say of it, what it is kept in or made by.

const said = `
required optional mandatory hidden show hide reveal view change changed edit update updated forgot forgotten reset
incorrect wrong invalid expired expires never none empty blank unset weak strong medium good fair poor copy copied
generate generated current confirm confirmed repeat retype enter entered type protected encrypted redacted saved stored
missing mismatch match minimum maximum length manage manager policy unknown disabled enabled default please your
authentication authenticated authorization login logout signin signup account user username admin administrator root
secret secrets credential credentials token key keys hash hashed salt salted plain plaintext cleartext file env var
string text null undefined true false value field input form name example sample placeholder here there only once
case sensitive factor single sign code characters letters digits symbols numbers with without from this that must have
should could will can not and the for are was been has any all new old own one two time end day app web site page link
via see set get put post request response error failed failure success successful accepted rejected denied verified
shared common public private personal temporary permanent available unavailable pending active inactive managed synced
configured provided inherited internal external masked obscured obfuscated deprecated removed deleted

erforderlich pflichtfeld optional verborgen ausgeblendet versteckt anzeigen einblenden ausblenden ändern geändert
aendern bearbeiten vergessen zurücksetzen zurückgesetzt falsch ungültig abgelaufen niemals leer schwach mittel stark
gut kopieren kopiert erzeugen generieren aktuell aktuelles bestätigen wiederholen eingeben geschützt verschlüsselt
gespeichert gesetzt fehlt unbekannt deaktiviert aktiviert standard bitte anmeldung anmelden benutzer konto notwendig
festlegen festgelegt hinterlegt aktiv keine keines wählen

obligatorio obligatoria opcional oculto oculta ocultar mostrar cambiar cambiada modificar editar olvidada olvidaste
restablecer restablecida incorrecta incorrecto inválida inválido caducada vencida nunca ninguna vacía débil media fuerte
segura copiar copiada generar actual confirmar repetir introducir protegida cifrada guardada desconocida desactivada
activada predeterminada requerida requerido necesaria

obrigatório obrigatória escondida ocultada exibir alterar alterada trocar esqueceu esquecida redefinir redefinida
incorreta incorreto inválida expirada nenhuma vazia fraca média forte copiar gerar atual confirmar repetir digite
protegida criptografada guardada salva desconhecida desativada ativada padrão necessária

obbligatorio obbligatoria facoltativo facoltativa opzionale nascosta nascosto nascondi mostra visualizza cambia
cambiata modifica modificata dimenticata reimposta errata errato sbagliata scaduta nessuna vuota debole media forte
copia copiata genera attuale conferma ripeti inserisci protetta crittografata salvata sconosciuta disattivata attivata
predefinita richiesta necessaria

wajib diperlukan opsional tersembunyi sembunyikan tampilkan lihat ubah diubah ganti diganti lupa setel reset salah
tidak valid kedaluwarsa kosong lemah sedang kuat salin disalin buat sekarang konfirmasi ulangi masukkan dilindungi
terenkripsi tersimpan disimpan nonaktif aktif bawaan diisi harus

обязательно обязательное обязательный необязательно скрыт скрыто скрыть показать изменить изменён изменен сменить
забыли забыл сбросить сброшен неверный неверно неправильный истёк истек никогда нет пусто слабый средний надёжный
надежный сильный копировать скопировано создать сгенерировать текущий подтвердите подтвердить повторите введите
защищён зашифрован сохранён сохранен задан установлен отсутствует неизвестен отключён включён включен требуется
`;

/** Names that have capitals or digits within. */
const names = `
1password onepassword keepass keepassx keepassxc lastpass bitwarden vaultwarden dashlane nordpass roboform enpass
protonpass protonmail icloud keychain onedrive sharepoint youtube github gitlab bitbucket linkedin whatsapp facebook
paypal tiktok playstation javascript typescript powershell wordpress yubikey solokey mysql postgresql mariadb mongodb
sqlite openssh openssl openvpn wireguard nordvpn bitlocker filevault veracrypt truecrypt faceid touchid webauthn fido2
u2f oauth oauth2 openid saml2 macos chromeos iphone ipad macbook airdrop homekit bcrypt scrypt argon2 argon2i argon2d
argon2id pbkdf2 md5 sha1 sha256 sha512 base64 utf8 ldap teamviewer anydesk fritzbox openwrt nextcloud owncloud dropbox
`;

const listed = (text: string) => text.trim().split(/\s+/).map(toLatin);
const pageWords: ReadonlySet<string> = new Set([...listed(said), ...listed(names)]);
/** What passwords and keys are called. */
const called = new RegExp(
  `passw|passphrase|pwd|kennwort|contrase|clave|senha|sandi|secret|credential|token|hash|${toLatin('парол')}`,
  'i',
);

/** True for a word by which a password or a key is called: in one it means that something else is named. */
export const isCalled = (word: string): boolean => called.test(toLatin(word));

/** True for a word of forms and programs, whatever signs stand around it. */
export function isPageWord(word: string): boolean {
  const bare = toLatin(word.toLowerCase()).replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  return pageWords.has(bare) || (isCalled(bare) && /^\p{L}+$/u.test(bare));
}
