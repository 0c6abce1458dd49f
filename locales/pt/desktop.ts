import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'clipboard.upload': 'Enviar a área de transferência',
  'clipboard.pause': 'Pausar o monitoramento das cópias',
  'clipboard.resume': 'Retomar o monitoramento das cópias',
  'clipboard.name': 'Imagem copiada',
  'clipboard.not-taken': 'Uma imagem copiada não pôde ser adicionada. Abra o Snapferry para ver o motivo.',
  'clipboard.missed':
    '{count, plural, one {Mais # arquivo foi copiado, mas o Windows não informou o nome} other {Mais # arquivos foram copiados, mas o Windows não informou os nomes}}',
  'clipboard.missed.advice': 'Em vez disso, arraste para a janela.',
  'clipboard.too-large':
    'A imagem na área de transferência é grande demais para ser lida de lá: {megapixels} megapixels',
  'clipboard.too-large.advice':
    'Ela continua na área de transferência. Salve-a como arquivo no programa de origem e adicione esse arquivo.',
  'clipboard.sign.on': 'Imagens copiadas são enviadas',
  'clipboard.sign.paused': 'Cópias: em pausa',
  'clipboard.section': 'Área de transferência',
  'clipboard.watch': 'Enviar as imagens que você copia',
  'clipboard.watch.about':
    'A cada segundo, o Snapferry verifica se uma nova imagem foi copiada em outro programa e a envia. Depois, o link toma o lugar dela, se a cópia de links estiver ligada. Textos e arquivos ficam intactos, assim como o que um gerenciador de senhas marca como secreto. Enquanto isso estiver ligado, um sinal aparece na janela e na bandeja.',
  'clipboard.watch.wayland':
    'No Wayland, um programa só vê a área de transferência enquanto a janela dele está na frente: o que você copiou por último é encontrado quando voltar ao Snapferry.',

  'tray.idle': 'Nada para enviar',
  'tray.broken': 'O Snapferry não consegue enviar: abra-o para ver o motivo',
  'tray.busy':
    '{open, plural, one {# imagem a enviar} other {# imagens a enviar}}{hasTime, select, yes {, tudo pronto até {time}} other {}}',
  'tray.waiting':
    '{open, plural, one {# imagem aguarda} other {# imagens aguardam}}{hasTime, select, yes {, continuação: {time}} other {}}',
  'tray.paused':
    '{open, plural, =0 {Em pausa} one {Em pausa, # imagem a enviar} other {Em pausa, # imagens a enviar}}',
  'tray.failed': '{count, plural, one {# imagem falhou} other {# imagens falharam}}',
  'tray.client-id': 'Falta um Client-ID',
  'tray.room':
    '{count, plural, =0 {Nenhum envio possível agora} one {# envio possível agora} other {# envios possíveis agora}}{hasTime, select, yes {, renovação: {time}} other {}}',
  'tray.watch.on': 'Imagens copiadas são enviadas',
  'tray.watch.paused': 'Monitoramento das cópias em pausa',
  'tray.recent': 'Copiar um link',
  'tray.open': 'Abrir Snapferry',
  'tray.quit': 'Encerrar Snapferry',
  'tray.kept': 'O Snapferry continua na bandeja',
  'tray.kept.text':
    'Os envios continuam com a janela fechada. Para parar, escolha “Encerrar Snapferry” na bandeja.',
  'tray.kept.settings': 'Configurações',

  'desktop.section': 'Janela e início',
  'desktop.keep': 'Continuar na bandeja ao fechar a janela',
  'desktop.keep.about': 'Os envios continuam, e a bandeja tem tudo o que se faz no dia a dia.',
  'desktop.keep.no-tray':
    'No momento, nada neste ambiente de trabalho mostra ícones de bandeja. Até isso mudar, fechar a janela encerra o app.',
  'desktop.login': 'Iniciar junto com o sistema',
  'desktop.login.about': 'Sem a janela, na bandeja.',
};
