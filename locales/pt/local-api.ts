import type { localApi as english } from '../en/local-api.ts';

export const localApi: Record<keyof typeof english, string> = {
  'local-api.failed':
    'Não foi possível enviar {name}. {why}{others, plural, =0 {} one { Mais # também falhou.} other { Mais # também falharam.}}',
  'local-api.waiting':
    '{of, plural, one {A imagem ainda não foi enviada.} other {{open} de # imagens ainda não foram enviadas.}} {why} Peça de novo mais tarde para receber os links, sem um segundo envio.',
  'local-api.waiting.paused': 'A fila está em pausa.',
  'local-api.waiting.held': 'O Snapferry tem uma pergunta a respeito: veja a janela dele.',
  'local-api.waiting.uploading': 'O envio ainda não terminou.',
  'local-api.foreign-page':
    'Uma página da web ({origin}) pediu ao Snapferry para enviar algo. Só programas deste computador podem fazer isso.',
  'local-api.foreign-host': 'O Snapferry só responde em 127.0.0.1, e o pedido veio para “{host}”.',
  'local-api.wrong-key':
    'A chave está errada ou falta. Informe ao editor a que aparece nas configurações do Snapferry.',
  'local-api.unreadable':
    'O Snapferry não entendeu o pedido. Ele aceita uma lista de caminhos completos ou as próprias imagens em um formulário com o campo “files”.',
  'local-api.relative': 'O Snapferry precisa do caminho completo da imagem, e “{path}” é só uma parte.',
  'local-api.no-shell':
    'O Snapferry está em execução sem janela e não consegue ler a área de transferência. Salve a imagem em um arquivo ou abra o app.',
  'local-api.empty-clipboard': 'Não há imagem na área de transferência. Copie uma e tente novamente.',
  'local-api.too-large':
    'A imagem na área de transferência tem {megapixels, number} megapixels, demais para ser lida de lá. Salve-a em um arquivo.',
  'local-api.too-big': 'O que foi enviado é maior que {limit}. Nada foi aceito.',

  'settings.local-api': 'Editores',
  'settings.local-api.on': 'Aceitar imagens de editores',
  'settings.local-api.on.about':
    'Typora, Obsidian e outros que conhecem o PicGo entregam imagens e recebem os links. Só programas deste computador podem pedir; páginas da web são recusadas.',
  'settings.local-api.port': 'Porta',
  'settings.local-api.port.about': 'Os editores esperam {usual}, a menos que você os configure.',
  'settings.local-api.key': 'Chave',
  'settings.local-api.key.about':
    'Os editores a enviam como “?\u2060key=…” no fim do endereço; o endereço acima já a contém. No Linux, programas da sua própria conta recebem resposta sem ela; ninguém mais.',
  'settings.local-api.key.make': 'Criar outra chave',
  'settings.local-api.listening': 'Os editores acessam o Snapferry neste endereço:',
  'settings.local-api.copy': 'Copiar endereço',
  'settings.local-api.copied': 'Endereço copiado',
  'local-api.not-allowed':
    'O Snapferry não envia isto para um programa de outro usuário. Ele aceita as próprias imagens e arquivos de pastas permitidas.',
  'local-api.spool-full':
    'Mais de {limit} de imagens de editores já esperam. Nada foi aceito; tente de novo quando algumas tiverem sido enviadas.',
  'local-api.no-picture': '{name} não é imagem nem vídeo. Nada do que veio junto foi aceito.',
  'local-api.busy':
    'Outros programas estão entregando imagens agora. Nada foi aceito; tente de novo em um minuto.',
};
