import type { window as english } from '../en/window.ts';

export const window: Record<keyof typeof english, string> = {
  'rail.label': 'Principal',
  'rail.queue': 'Fila',
  'rail.library': 'Biblioteca',
  'rail.settings': 'Configurações',
  'rail.collapse': 'Recolher a barra lateral',
  'rail.expand': 'Expandir a barra lateral',
  'rail.open-count': '{count, plural, one {# imagem a enviar} other {# imagens a enviar}}',

  'credit.label': 'Créditos',
  'credit.room':
    '{count, plural, =0 {Nenhum envio possível agora} one {# envio possível agora} other {# envios possíveis agora}}',
  'credit.refill': '{budget}. Renovação: {time}',
  'credit.unknown': 'O Imgur ainda não informou os limites',
  'credit.used': 'Usados',
  'credit.reserved': 'Ocupados por envios em curso',
  'credit.kept': 'Para capturas de tela',
  'credit.free': 'Livres',
  'credit.of': '{free} de {limit} livres',
  'credit.resets': 'Renovação: {time}',
  'credit.resets-unknown': 'O período começa no próximo envio',
  'credit.heading': 'Onde estão os créditos',
  'credit.about':
    'O Imgur conta os envios em vários limites ao mesmo tempo. O Snapferry espera antes de atingir um deles, para que nada seja recusado.',
  'credit.strikes':
    '{count, plural, one {O limite diário foi atingido # vez este mês. Na quinta, o Imgur bloqueia o app.} other {O limite diário foi atingido # vezes este mês. Na quinta, o Imgur bloqueia o app.}}',
  'credit.source.assumed': 'Da documentação do Imgur, ainda não confirmado',
  'credit.source.header': 'Informado pelo Imgur, {time}',
  'credit.source.asked': 'Perguntado ao Imgur, {time}',
  'credit.source.learned': 'Deduzido das respostas do Imgur',

  'day.title': 'Últimas 24 horas',
  'day.credits': '{count, plural, =0 {0 créditos} one {# crédito} other {# créditos}}',
  'day.hour': '{from}–{to}: {count, plural, =0 {0 créditos} one {# crédito} other {# créditos}}',
  'day.choose-hour': 'Hora',
  'day.table.hour': 'Hora',
  'day.table.credits': 'Créditos gastos',
  'day.uploads': '{count, plural, =0 {0 envios} one {# envio} other {# envios}}',
  'day.unknown': '{count} com resultado incerto',
  'day.others': 'Outros no seu endereço',
  'day.others.about': 'Contados pelo Imgur desde {time}',
  'day.empty.title': 'Nada gasto nas últimas 24 horas',
  'day.empty.text': 'O que você envia aparece aqui hora a hora, com a origem.',
  'day.failed': 'Não é possível mostrar agora o que foi gasto nas últimas 24 horas.',

  'sandbox.badge': 'Teste: os links só funcionam neste computador',

  'queue.title': 'Fila',
  'queue.label': 'Imagens na fila',
  'queue.uploading': '{count} em envio',
  'queue.open': '{count} a enviar',
  'queue.failed': '{count} com falha',
  'queue.failed.select': 'Selecionar as que falharam',
  'queue.done-by': 'pronto até {time}',
  'queue.paused': 'Em pausa. Nada de novo é enviado até você retomar.',
  'queue.set-aside':
    'O arquivo da fila e da biblioteca estava danificado; ele está guardado em {path}. {hasBackup, select, yes {O backup de {time} está em uso. {rescued, plural, =0 {Falta o que foi enviado depois dele.} one {# envio posterior foi recuperado do arquivo danificado; outras alterações desde então se perderam.} other {# envios posteriores foram recuperados do arquivo danificado; outras alterações desde então se perderam.}} Veja o que está pendente antes de retomar: parte pode já ter sido enviada.} other {Não havia backup. {rescued, plural, =0 {A fila e a biblioteca começam vazias.} one {# envio foi recuperado do arquivo danificado; a fila começa vazia.} other {# envios foram recuperados do arquivo danificado; a fila começa vazia.}}}}',
  'queue.all-done': 'Tudo chegou',
  'queue.section.open': 'A enviar',
  'queue.section.ended': 'Encerrados',
  'queue.empty.title': 'Arraste imagens para qualquer ponto desta janela',
  'queue.empty.text':
    'Ou cole uma com {key}, ou escolha arquivos e pastas. Elas são enviadas como ocultas: só quem tem o link pode vê-las.',
  'queue.selected': '{count} na seleção',

  'drop.pictures': '{count, plural, =0 {Imagens, ocultas} one {# imagem, oculta} other {# imagens, ocultas}}',
  'drop.link': 'A imagem neste endereço, oculta',
  'drop.text': 'Solte para adicionar à fila. Só quem tem o link verá o que você enviar.',
  'drop.room':
    '{count, plural, =0 {Fica na fila até o Imgur aceitar mais.} one {# envio possível agora.} other {# envios possíveis agora.}}',

  'big.title': '{count, plural, one {Adicionar # imagem?} other {Adicionar # imagens?}}',
  'big.done-by': 'Tudo pronto até {time}.',
  'big.room':
    '{fits, select, all {O Imgur aceita todas agora.} none {O Imgur não aceita nenhuma agora: elas aguardam a vez e são enviadas sozinhas.} other {O Imgur aceita {room} agora; as outras aguardam a vez e são enviadas sozinhas.}}',
  'big.unknown': 'Agora não dá para saber quando vão terminar.',
  'big.paused': 'A fila está em pausa: elas serão enviadas quando você retomar.',
  'big.hidden': 'Ocultas: só quem tem o link as verá.',
  'big.refused':
    '{count, plural, one {# arquivo não pode ser adicionado; o motivo aparece depois.} other {# arquivos não podem ser adicionados; o motivo aparece depois.}}',
  'big.add': '{count, plural, one {Adicionar # imagem} other {Adicionar # imagens}}',
  'big.leave': 'Não adicionar',

  'first.title': 'Como acessar o Imgur?',
  'first.text':
    'Cada envio diz ao Imgur de que app ele vem: é o Client-ID. Até você escolher, nada sai deste computador.',
  'first.client-id.title': 'Informar um Client-ID',
  'first.client-id.text':
    'Se você tem um, do Imgur ou de outro programa de envio, cole-o, e os links funcionam em toda parte.',
  'first.sandbox.title': 'Experimentar sem conta',
  'first.sandbox.text':
    'Uma simulação do Imgur é executada neste computador. Tudo funciona como sempre, só os links não abrem em outro lugar.',

  'engine.starting': 'Iniciando',
  'engine.restarting': 'O componente de envio parou e está sendo reiniciado. A fila continua guardada.',
  'engine.broken.title': 'O Snapferry não consegue iniciar os envios',
  'engine.broken.detail': 'Para um relatório: {detail}',

  'inspector.label': 'Detalhes',
  'inspector.title': 'Título',
  'inspector.title.empty': 'Sem título',
  'inspector.description': 'Descrição',
  'inspector.description.empty': 'Sem descrição',
  'inspector.hint': 'Salvo enquanto você digita, enviado com a imagem.',
  'inspector.links': 'Links',
  'inspector.copy-form': 'Copiar como {form}',
  'inspector.about': 'Sobre',
  'inspector.file': 'Arquivo',
  'inspector.address': 'Endereço',
  'inspector.size': 'Tamanho',
  'inspector.dimensions': 'Dimensões',
  'inspector.dimensions.value': '{width} × {height}',
  'inspector.type': 'Tipo',
  'inspector.animated': '{type}, com animação',
  'inspector.origin': 'Origem',
  'inspector.origin.value': '{origin}, {time}',
  'inspector.attempts': 'Tentativas',
  'inspector.uploaded': 'Enviada',
  'inspector.maybe-twice.title': 'Pode estar em dobro no Imgur',
  'inspector.maybe-twice.text':
    'Em uma tentativa anterior, ela foi enviada inteira, mas não houve resposta, por isso foi enviada de novo. O link daqui é com certeza o seu.',
  'inspector.maybe-twice.open':
    'Em uma tentativa anterior, ela foi enviada inteira, mas não houve resposta. Sem conta não dá para perguntar ao Imgur, por isso ela será enviada de novo.',
  'inspector.uncertain.text':
    'Tudo foi enviado, mas não houve resposta. A verificação ou o reenvio são automáticos.',
  'inspector.last-error': 'Última tentativa',
  'inspector.many': '{count, plural, one {# imagem selecionada} other {# imagens selecionadas}}',
  'inspector.many.size': '{size} ao todo',

  'library.title': 'Biblioteca',
  'library.label': 'Imagens enviadas',
  'library.search': 'Buscar na biblioteca',
  'library.search.hint': 'Nome, título, descrição ou link',
  'library.search.clear': 'Limpar a busca',
  'library.count': '{count, plural, =0 {Nenhuma imagem} one {# imagem} other {# imagens}}',
  'library.empty.title': 'O que você envia fica guardado aqui',
  'library.empty.text': 'Com os links, para você copiá-los de novo quando quiser.',
  'library.empty.action': 'Ir para a fila',
  'library.nothing.title': 'Nada corresponde a “{search}”',
  'library.nothing.text': 'A busca abrange nomes, títulos, descrições e links.',

  'settings.title': 'Configurações',
  'settings.host': 'Imgur',
  'settings.client-id': 'Client-ID',
  'settings.client-id.about':
    'Um nome público do app que envia, com 15 letras e algarismos. No momento, o Imgur não fornece novos; serve o de um app que você registrou antes ou o de outro programa de envio seu. Não é uma senha.',
  'settings.client-id.placeholder': 'Por exemplo, abc123def456789',
  'settings.client-id.missing': 'Sem um, nada pode ser enviado ao Imgur.',
  'settings.client-id.save': 'Salvar',
  'settings.client-id.saved': 'Salvo',
  'settings.api-url': 'Endereço da API',
  'settings.api-url.about':
    'Deixe vazio para usar o próprio Imgur. Aqui se pode indicar um servidor compatível com a API dele.',
  'settings.mode': 'Experimentar sem conta',
  'settings.mode.about':
    'Os envios vão para uma simulação do Imgur neste computador, com fila e biblioteca próprias. As suas voltam quando você desligar isto.',
  'settings.look': 'Aparência',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Sistema',
  'settings.theme.light': 'Claro',
  'settings.theme.dark': 'Escuro',
  'settings.language': 'Idioma',
  'settings.language.system': 'O do sistema',
  'settings.sending': 'Envio',
  'settings.parallel': 'Envios simultâneos',
  'settings.parallel.about':
    'No máximo essa quantidade ao mesmo tempo; menos quando mais não adianta. O que você está esperando pode ir além deles.',
  'settings.bandwidth': 'Limitar a velocidade',
  'settings.bandwidth.about': 'Todos os envios juntos não passam desta velocidade.',
  'settings.bandwidth.most': 'No máximo',
  'settings.bandwidth.unit': 'Unidade',
  'settings.bandwidth.kilobytes': 'kB/s',
  'settings.bandwidth.megabytes': 'MB/s',
  'inspector.converted': 'Convertida',
  'inspector.converted.type': 'De {from} para {to}, porque o Imgur não aceita {from}',
  'inspector.converted.size': 'De {from} com {size} para {to}, porque o Imgur aceita menos',
  'settings.convert': 'Converter o que o Imgur não aceita',
  'settings.convert.about':
    'HEIC, AVIF, WebP, BMP, SVG e as prévias dos arquivos RAW de câmeras viram JPEG, PNG ou GIF neste computador. Os seus arquivos ficam como estão.',
  'settings.fit': 'Ajustar imagens grandes',
  'settings.fit.about':
    'O que passa do tamanho aceito pelo Imgur é mais comprimido e só perde pixels se isso não bastar. Animações perdem primeiro cores, depois pixels e por último quadros por segundo.',
  'settings.fetch': 'Imagens de endereços da web',
  'settings.fetch.host': 'O Imgur busca',
  'settings.fetch.here': 'Este computador busca',
  'settings.fetch.about':
    'O Imgur as pega como estão, com todos os metadados. O que ele não alcança ou não aceita é buscado daqui de qualquer forma.',
  'settings.fetch.private': 'Buscar também em redes privadas',
  'settings.fetch.private.about':
    'Neste computador e em outros da sua casa ou do trabalho, onde um endereço pode mostrar mais do que imagens.',
  'settings.quiet': 'Horário de silêncio',
  'settings.quiet.about':
    'Nesse horário, só sai o que você mandar enviar agora; o resto segue sozinho depois.',
  'settings.quiet.from': 'De',
  'settings.quiet.to': 'Até',
  'settings.quiet.same': 'Os dois horários são iguais, por isso não há horário de silêncio.',
  'settings.links': 'Links',
  'settings.copy-links': 'Copiar links ao concluir os envios',
  'settings.copy-links.about':
    'Todos os links de uma leva juntos, na ordem em que você adicionou as imagens.',
  'settings.about': 'Sobre',
  'settings.version': 'Versão',
  'settings.version.value': 'Snapferry {version}, Electron {electron}',
  'settings.runtime': 'Este ambiente é só para desenvolvimento e testes. Não o use no dia a dia.',
  'settings.profile': 'Seus dados',
  'settings.vault': 'Dados de login',
  'settings.vault.keychain': 'Guardados no chaveiro do sistema.',
  'settings.vault.memory':
    'Não há um chaveiro aqui, por isso ficam na memória e são apagados ao encerrar o Snapferry.',

  'notice.label': 'Avisos',
  'notice.dismiss': 'Dispensar',
  'notice.copied': '{count, plural, one {Link copiado} other {# links copiados}}',
  'notice.copy-failed':
    'Não foi possível copiar o texto. Outro programa pode estar usando a área de transferência: copie de novo.',
  'notice.not-added':
    '{total, plural, =1 {“{name}” não foi adicionado} one {{count} de {total} não foi adicionado} other {{count} de {total} não foram adicionados}}',
  'notice.first-reason': '“{name}”: {reason}',
  'notice.refused':
    '{count, plural, one {Não foi possível para # imagem} other {Não foi possível para # imagens}}',
  'notice.recovered': 'O Snapferry foi encerrado durante os envios',
  'notice.recovered.text':
    '{resumed, plural, =0 {} one {# será enviada de novo desde o começo. } other {# serão enviadas de novo desde o começo. }}{uncertain, plural, =0 {} one {# pode estar em dobro no Imgur; está marcada.} other {# podem estar em dobro no Imgur; estão marcadas.}}',
  'notice.nothing-pasted': 'Não há imagem na área de transferência',

  'row.maybe-twice': 'Pode estar em dobro',
  'name.pasted': 'Imagem colada',
};
