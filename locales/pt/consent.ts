import type { consent as english } from '../en/consent.ts';

export const consent: Record<keyof typeof english, string> = {
  'consent.sentence':
    '{what} vão para {place, select, practice {uma simulação do Imgur neste computador} other {o Imgur}}{hasAccount, select, yes {, na conta {username},} other {, sem conta,}} como imagens {privacy, select, public {públicas: qualquer pessoa pode vê-las} other {ocultas: só quem tem o link as vê}}.',
  'consent.what.capture': 'As capturas de tela',
  'consent.what.clipboard': 'As imagens que você envia da área de transferência',
  'consent.what.clipboard-watch': 'As imagens que você copia',
  'consent.what.editor': 'As imagens que outros programas entregam',
  'consent.what.folder': 'As imagens que chegam a pastas monitoradas',
  'consent.what.command-line': 'As imagens passadas a este comando',
  'consent.title': 'Antes do primeiro envio',
  'consent.waiting':
    '{count, plural, one {# imagem aguarda a sua resposta.} other {# imagens aguardam a sua resposta.}}',
  'consent.once': 'Perguntamos uma só vez.',
  'consent.accept': 'Enviar',
  'consent.decline': 'Agora não',
  'consent.declining.capture':
    'Com “Agora não”, nada é enviado, e a pergunta volta na próxima captura de tela.',
  'consent.declining.clipboard': 'Com “Agora não”, nada é enviado, e a pergunta volta na próxima vez.',
  'consent.declining.clipboard-watch':
    'Com “Agora não”, nada é enviado, e a área de transferência deixa de ser monitorada. Para religar, use as Configurações.',
  'consent.declining.folder':
    'Com “Agora não”, nada é enviado, e a pasta deixa de ser monitorada. Para religar, use Pastas.',
  'consent.declined':
    '{count, plural, =0 {Nada foi enviado.} one {# envio foi cancelado.} other {# envios foram cancelados.}}',
  'consent.declined.clipboard-watch': 'A área de transferência não é mais monitorada.',
  'consent.declined.folder': 'A pasta não é mais monitorada.',
  'consent.mark': 'Aguarda o seu sim',
  'consent.detail': 'Diga antes para onde essas imagens podem ir',
  'consent.tray': 'Há uma pergunta na janela',
  'consent.outside': 'Abra o Snapferry para responder.',

  'wait.grace': 'Sai em instantes',
  'wait.grace.sentence': 'Será enviada em alguns segundos. Até lá, você pode cancelar.',
  'grace.left': '{seconds, plural, =0 {Envio agora} one {Envio em # segundo} other {Envio em # segundos}}',
  'grace.call-back': 'Cancelar',
  'grace.call-back-last': 'Cancelar o último envio',
  'grace.notice':
    '{seconds, plural, =0 {A imagem copiada será enviada agora} one {A imagem copiada será enviada em # segundo} other {A imagem copiada será enviada em # segundos}}',
  'grace.section': 'Antes do envio',
  'grace.everything': 'Tempo para cancelar um envio',
  'grace.everything.about':
    'É quanto uma imagem espera antes de sair o primeiro byte. Os comandos não esperam.',
  'grace.clipboard-watch': 'O mesmo para imagens que você copia',
  'grace.seconds': '{seconds, plural, =0 {Nenhum} one {# segundo} other {# segundos}}',
  'consent.given': 'O que você já autorizou',
  'consent.given.none':
    'Nada ainda. Antes que a primeira imagem de um tipo seja enviada sozinha, você recebe uma pergunta.',
  'consent.ask-again': 'Perguntar de novo',
};
