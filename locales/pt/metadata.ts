import type { metadata as english } from '../en/metadata.ts';

export const metadata: Record<keyof typeof english, string> = {
  'carried.place': 'Local',
  'carried.author': 'Autor',
  'carried.camera': 'Câmera',
  'carried.time': 'Hora',
  'carried.description': 'Descrição',
  'carried.comment': 'Comentário',
  'carried.thumbnail': 'Miniatura',
  'carried.motion-video': 'Vídeo do momento',
  'carried.gain-map': 'Efeito HDR',
  'carried.provenance': 'Credenciais de conteúdo',
  'carried.software': 'Software',
  'carried.other': 'Outros dados',

  /** The same in the middle of a sentence. */
  'carried.short.place': 'local',
  'carried.short.author': 'autor',
  'carried.short.camera': 'câmera',
  'carried.short.time': 'hora',
  'carried.short.description': 'descrição',
  'carried.short.comment': 'comentário',
  'carried.short.thumbnail': 'miniatura',
  'carried.short.motion-video': 'vídeo do momento',
  'carried.short.gain-map': 'efeito HDR',
  'carried.short.provenance': 'credenciais de conteúdo',
  'carried.short.software': 'software',
  'carried.short.other': 'outros dados',

  'carries.title': 'No arquivo, além da imagem',
  'carries.present': 'presente',
  'carries.near':
    'perto de {latitude}°\u00a0{north, select, yes {N} other {S}}, {longitude}°\u00a0{east, select, yes {E} other {W}}',
  'carries.removed': 'Não é enviado. Seu arquivo não muda.',
  'carries.removed.sent': 'Não foi enviado. Seu arquivo não mudou.',
  'carries.partly': 'Envio sem {kinds}. Seu arquivo não muda.',
  'carries.kept': 'Vai com a imagem: quem tiver o link pode ler.',
  'carries.kept.sent': 'Foi com a imagem: quem tiver o link pode ler.',
  'carries.held': 'Nada será enviado antes da sua decisão.',
  'carries.keep': 'Enviar junto',
  'carries.remove': 'Deixar de fora',
  'carries.row': 'Envio sem: {kinds}',
  'carries.row.kept': 'Envio com: {kinds}',
  'carries.library.removed': 'De fora',
  'carries.library.kept': 'Foi junto',

  'held.metadata.mark': 'Retida',
  'held.metadata.detail': 'Contém: {kinds}',
  'held.metadata.title': 'Há mais nela do que a imagem',
  'held.metadata.text': 'Imagens assim ficam retidas até você decidir.',
  'held.metadata.clean': 'Limpar e enviar',
  'held.metadata.leave': 'Não enviar',

  'folders.form.metadata': 'Metadados',
  'folders.form.metadata.settings': 'Padrão geral',
  'folders.form.metadata.remove': 'Remover',
  'folders.form.metadata.hold': 'Reter essas imagens',
  'folders.form.metadata.keep': 'Enviar junto',

  'unreadable.send': 'Enviar como está',
  'damaged.send': 'Enviar mesmo assim',

  'settings.privacy': 'Privacidade',
  'settings.metadata': 'Metadados das imagens',
  'settings.metadata.remove': 'Remover',
  'settings.metadata.hold': 'Perguntar',
  'settings.metadata.keep': 'Manter',
  'settings.metadata.about':
    'Local, câmera, autor, miniaturas e afins, em JPEG, PNG, GIF, WebP, TIFF, MP4 e MOV. A imagem em si não é tocada: pixels, perfil de cores e rotação ficam. Capítulos e legendas de vídeos também saem. O que o Imgur busca em um endereço vai como está lá.',
  'settings.metadata.ask.about': 'Uma imagem que contém algo pessoal aguarda na fila até você decidir.',
  'settings.metadata.keep.about': 'Os arquivos são enviados como estão. O Imgur registra o que eles contêm.',
  'settings.provenance': 'Manter credenciais de conteúdo',
  'settings.provenance.about':
    'Dizem, com assinatura digital, quem fez a imagem e com o quê (C2PA). Deixam de valer se algo mais for removido.',
  'settings.file-name': 'Nomes de arquivo como títulos',
  'settings.file-name.about':
    'Para imagens sem título próprio; quem tiver o link vê o nome. Sem isso, os nomes de arquivo não são enviados.',
};
