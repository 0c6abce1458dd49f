import { expect, test } from 'vitest';
import { heldIn } from '../../../support/reading/pages.ts';

test.each([
  ["what's the wifi password?", 'Leo 10:12', "it's moss7garden :)", 'moss7garden'],
  ['send me the db pw pls', 'Leo', 'Moss7garden', 'Moss7garden'],
  ['can you send me the login for the printer?', 'sure', 'admin / brother77x', 'brother77x'],
  ['Wie war nochmal das WLAN-Passwort', 'Anna', 'ist: nebel-tanne-fuchs', 'nebel-tanne-fuchs'],
  ['Wie lautet die PIN fürs Tor?', '14:32', '4471#', '4471#'],
  ['¿me pasas la clave del wifi?', 'Eva', 'sí claro, es: LunaRoja3', 'LunaRoja3'],
  ['qual é a senha do painel?', 'Bia', 'acho que é CasaVerde21', 'CasaVerde21'],
  ['mi mandi la password del server?', 'Ugo', 'eccola: Vento_99x', 'Vento_99x'],
  ['apa kata sandi wifi kantor?', 'Sari', 'belok-kiri-77', 'belok-kiri-77'],
  ['скинь пароль от почты', 'Оля', 'вот: kotik-na-okne', 'kotik-na-okne'],
  ['[10:12] Leo: what is the vpn password?', '', '[10:13] Max: Moss7garden', 'Moss7garden'],
  ["what's the password?", '', "it's CopperMeadowll", 'CopperMeadowll'],
])('%s is answered', async (question, between, answer, secret) => {
  const found = await heldIn(question, between, answer);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(secret);
});

test.each([
  ['did you reset the password?', 'ok, ticket OPS-28413', 'see you at 15:30'],
  ['can you send me the password?', 'sent via 1Password', 'INC0048213'],
  ["what's the password policy?", 'check the wiki', 'PW-2024-11'],
  ['Kennst du das WLAN-Passwort?', 'Steht am Router', 'Zimmer 412B'],
  ['wie lautet die PIN?', 'komm einfach rein', '2026'],
  ['¿cuál es la contraseña?', 'te llamo luego', 'vuelo IB3166'],
  ['qual é a senha?', 'te mando no privado', 'sala 12B'],
  ['la password è scaduta, la cambio dopo', 'treno FR95412', 'a dopo'],
  ['kirim password nya dong', 'nanti ya', 'meja 14B'],
  ['пришли пароль', 'позже', 'рейс SU1482'],
  ['# Hai chiesto di reimpostare la password.', 'PASSWORD_MIN_LENGTH:12', 'TZ=Europe/Madrid'],
  ['what is the password?', 'mara82 10:12', 'no idea'],
])('%s has no answer', async (...lines) => expect(await heldIn(...lines)).toEqual([]));
