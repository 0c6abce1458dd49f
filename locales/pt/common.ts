import type { common as english } from '../en/common.ts';

// Moments come as "14:32" or "quinta-feira, 14:32", so sentences put them after a colon, "até" or "desde".
export const common: Record<keyof typeof english, string> = {
  'action.upload': 'Enviar imagens…',
  'action.pause': 'Pausar',
  'action.resume': 'Retomar',
  'action.send-now': 'Enviar agora',
  'action.retry': 'Repetir',
  'action.cancel': 'Cancelar envio',
  'action.remove': 'Remover da lista',
  'action.clear-done': 'Limpar prontos',
  'action.open-link': 'Abrir link',
  'action.copy-links': '{count, plural, one {Copiar link} other {Copiar # links}}',
  'action.copy-as': 'Copiar como',
  'action.reveal': 'Mostrar arquivo',
  'action.close': 'Fechar',
  'action.more': 'Mais ações',

  'state.queued': 'Na fila',
  'state.preparing': 'Preparando',
  'state.ready': 'Na fila',
  'state.waiting': 'Na fila',
  'state.paused': 'Em pausa',
  'state.uploading': 'Enviando {percent}%',
  'state.uncertain': 'Incerto',
  'state.uploaded': 'Pronto',
  'state.failed': 'Falhou',
  'state.cancelled': 'Cancelado',

  'detail.queued': 'Próxima a ser lida',
  'detail.preparing': 'Lendo a imagem',
  'detail.ready': 'Sai quando o limite permitir',
  'detail.paused': 'Sai quando você retomar',
  'detail.uncertain': 'Enviada, mas sem resposta',
  'detail.cancelled': 'Nada foi enviado',
  'detail.uploading': '{sent} de {total}',
  'detail.done-by': 'Pronta até {time}',
  'detail.until': 'Até {time}',
  'detail.soon': 'Sai assim que possível',

  'wait.credits': 'Aguardando créditos',
  'wait.credits.sentence':
    'O Imgur não aceita mais envios {hasTime, select, yes {até {time}} other {por enquanto}} ({budget}). Nada se perde: depois o envio continua sozinho.',
  'wait.reserve': 'Reservando créditos',
  'wait.reserve.sentence':
    'Os créditos que restam ficam reservados para capturas de tela e imagens avulsas. Esta será enviada {hasTime, select, yes {depois: {time}} other {um pouco mais tarde}}.',
  'wait.turn': 'Aguardando a vez',
  'wait.turn.sentence':
    '{ahead, plural, =0 {É a próxima} one {# imagem vai antes} other {# imagens vão antes}}.{hasTime, select, yes { Início previsto: {time}.} other {}}',
  'wait.turn.ahead': '{ahead, plural, =0 {Próxima} one {# vai antes} other {# vão antes}}',
  'wait.retry': 'Aguardando nova tentativa',
  'wait.retry.sentence':
    '{error} {hasTime, select, yes {Próxima tentativa: {time}.} other {A próxima tentativa será em breve.}}',
  'wait.network': 'Aguardando a rede',
  'wait.network.sentence':
    'No momento, este computador está sem conexão com o Imgur. Os envios continuam sozinhos quando ela voltar.',
  'wait.host': 'O Imgur está com problemas',
  'wait.host.sentence':
    '{hasError, select, yes {{error}} other {O Imgur está com problemas; a causa não são as suas imagens.}} {hasTime, select, yes {Próxima tentativa: {time}.} other {A próxima tentativa será em breve.}}',
  'wait.refused': 'O Imgur não aceita mais',
  'wait.refused.sentence':
    'O Imgur não aceita mais por enquanto. {hasTime, select, yes {Próxima tentativa: {time}.} other {A próxima tentativa será em breve.}}',
  'wait.client-id': 'Falta um Client-ID',
  'wait.client-id.sentence': 'O Imgur só aceita envios com um Client-ID. Informe um, e a fila continua.',
  'wait.sign-in': 'É preciso entrar',
  'wait.sign-in.sentence': 'O Imgur não aceita mais o login. Entre de novo, e a fila continua.',
  'wait.strikes': 'Protegendo o app',
  'wait.strikes.sentence':
    'O limite diário do Imgur foi atingido {strikes, plural, one {# vez} other {# vezes}} este mês, e uma quinta vez bloquearia o app. Nada será enviado {hasTime, select, yes {até {time}} other {por enquanto}}.',
  'wait.quiet-hours': 'Horário de silêncio',
  'wait.quiet-hours.sentence':
    'O horário de silêncio está em vigor. Os envios continuam {hasTime, select, yes {depois: {time}} other {quando ele terminar}}.',
  'wait.pictures':
    '{count, plural, =0 {} one {# imagem aguarda e será enviada depois.} other {# imagens aguardam e serão enviadas depois.}}',
  'spent.attempts':
    'Enviada {count, plural, one {uma vez} other {# vezes}}{hasCredits, select, yes {, {credits, plural, one {# crédito} other {# créditos}}} other {}}',

  'budget.user': 'Cota horária',
  'budget.user.about': 'Créditos que o Imgur dá a cada hora ao seu endereço na internet.',
  'budget.client': 'Cota diária',
  'budget.client.about': 'Créditos diários divididos entre todos os que usam o mesmo Client-ID.',
  'budget.post': 'Alterações por hora',
  'budget.post.about': 'Pedidos que alteram algo, contados por endereço a cada hora.',
  'budget.uploads': 'Envios por hora',
  'budget.uploads.about': 'Um limite que o Imgur não divulga.',
  'budget.other': 'Limite “{id}”',

  'origin.drop': 'Arrastada',
  'origin.dialog': 'Escolhida',
  'origin.paste': 'Colada',
  'origin.command-line': 'Linha de comando',
  'origin.open-with': 'Aberta com o Snapferry',
  'origin.folder': 'Pasta monitorada',
  'origin.clipboard': 'Área de transferência',
  'origin.clipboard-watch': 'Cópia monitorada',
  'origin.capture': 'Capturada',
  'origin.editor': 'Outro programa',

  'privacy.hidden': 'Oculto',
  'privacy.public': 'Público',

  'form.direct': 'Imagem',
  'form.page': 'Página',
  'form.markdown': 'Markdown',
  'form.html': 'HTML',
  'form.bbcode': 'BBCode',
  'form.reddit': 'Reddit',
  'form.courtesy': 'Com a fonte',
  'form.thumb': 'Pequena, até {pixels} px',
  'form.square': 'Quadrada, {pixels} px',
};
