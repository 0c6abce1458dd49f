import type { cli as english } from '../en/cli.ts';

export const cli: Record<keyof typeof english, string> = {
  'cli.help.about':
    'Envia imagens para o Imgur. Planeja os envios pelos créditos que o Imgur concede, para que todas as imagens cheguem.',
  'cli.help.usage': 'Uso:',
  'cli.help.arguments': 'Argumentos:',
  'cli.help.options': 'Opções:',
  'cli.help.commands': 'Comandos:',
  'cli.help.version': 'mostrar a versão',
  'cli.help.help': 'mostrar esta ajuda',
  'cli.help.json': 'um objeto JSON por linha na saída padrão, e nada mais',
  'cli.help.upload': 'pôr imagens na fila, esperar por elas e mostrar um link para cada uma',
  'cli.help.upload.what': 'arquivos, pastas (as imagens nelas), endereços da web ou - para a entrada padrão',
  'cli.help.upload.title': 'título de cada imagem',
  'cli.help.upload.description': 'descrição de cada imagem',
  'cli.help.upload.keep-metadata': 'enviar os arquivos como estão, com local, câmera, autor etc.',
  'cli.help.upload.links': 'como escrever os links: {forms} ou o nome de um modelo',
  'cli.usage.bad-links': '--links aceita {forms} ou o nome de um modelo; não há nenhum chamado {value}.',
  'cli.help.upload.post':
    'reunir todas em um post, na ordem dada, e mostrar o link dele; título e descrição são do post',
  'cli.help.upload.no-wait': 'voltar assim que estiverem na fila e mostrar os ids',
  'cli.help.credits': 'mostrar o que o Imgur aceita agora e quando aceita mais',
  'cli.help.serve': 'processar a fila até Ctrl-C ou SIGTERM',
  'cli.help.serve.api': 'aceitar imagens de editores que conhecem o PicGo, só neste computador',
  'cli.help.serve.api-port': 'porta para isso, no lugar da que está nas configurações (em geral, 36677)',
  'cli.help.queue': 'mostrar a fila',
  'cli.help.history': 'mostrar o que foi enviado, do mais recente ao mais antigo',
  'cli.help.history.search': 'só onde nome, título, descrição ou link contém este texto',
  'cli.help.history.limit': 'no máximo esse número',
  'cli.help.retry': 'devolver à fila imagens que falharam ou foram canceladas',
  'cli.help.cancel': 'cancelar imagens que ainda não foram enviadas',
  'cli.help.id': 'ids como aparecem na fila',
  'cli.help.doctor': 'mostrar o que funciona neste computador e o que não funciona',
  'cli.help.after':
    'Códigos de saída: 0 tudo feito, 1 algo falhou, foi interrompido ou a saída não pôde ser gravada, 2 uso incorreto, 3 nada pôde ser tentado.\nAmbiente: SNAPFERRY_CLIENT_ID, SNAPFERRY_CLIENT_SECRET, SNAPFERRY_API_URL, SNAPFERRY_API_KEY (o que os editores devem enviar), SNAPFERRY_HOME (pasta dos seus dados), NO_COLOR.',

  'cli.usage.nothing': 'Diga o que fazer.',
  'cli.usage.unknown-option': 'A opção {what} não existe. Veja snapferry --help.',
  'cli.usage.unknown-command': 'O comando {what} não existe. Veja snapferry --help.',
  'cli.usage.missing-argument': 'Falta algo neste comando: <{what}>. Veja snapferry --help.',
  'cli.usage.option-without-value': 'A opção {what} precisa de um valor.',
  'cli.usage.too-many': 'Este comando não aceita {what}.',
  'cli.usage.post-waits': '--post e --no-wait não combinam: um post só tem link quando está completo.',
  'cli.post.interrupted':
    'Interrompido. O post está guardado: ele continua quando o app ou “snapferry serve” estiver em execução e é criado uma só vez.',
  'cli.post.kept':
    'O post está guardado com as imagens já enviadas. No app, dá para tentar novamente ou criá-lo sem as que falharam.',
  'cli.post.empty-left':
    'Uma resposta do Imgur se perdeu no caminho: pode ter sobrado lá um álbum vazio e sem nome, cujo endereço ninguém conhece. O post em si existe uma só vez.',
  'cli.usage.bad-limit': '--limit aceita um número inteiro de 1 a {most, number}, não {value}.',
  'cli.usage.one-pipe': 'A entrada padrão (-) só pode ser indicada uma vez.',
  'cli.usage.no-pipe': 'Não chega nada pelo pipe para -. Use assim: algum-programa | snapferry upload -',
  'cli.usage.empty-argument': 'Um dos nomes está vazio. Verifique as aspas e as variáveis do comando.',
  'cli.usage.api-url':
    'SNAPFERRY_API_URL é {value}. Tem de ser um endereço com https ou, só neste computador, com http (http://127.0.0.1:3000).',

  'cli.advice.not-an-image':
    'Apesar do nome, o conteúdo é {hasFound, select, yes {{found}} other {outra coisa}}. Exporte como PNG, JPEG, GIF ou MP4.',
  'cli.advice.unsupported-type': 'Salve como PNG, JPEG, GIF ou MP4.',
  'cli.advice.empty-file': 'Salve a imagem novamente e indique-a outra vez.',
  'cli.advice.vanished':
    'Não há nada neste local agora. Verifique a grafia ou para onde o arquivo foi movido.',
  'cli.advice.too-big':
    '{hasBytes, select, yes {Tem {bytes}.} other {}} {hasLimit, select, yes {O Imgur aceita até {limit}.} other {}} Reduza a imagem ou salve-a como JPEG.',
  'cli.advice.profile-locked':
    '{hasVersion, select, yes {A versão {version} está em execução (pid {pid}), e esta não consegue falar com ela.} other {}} Encerre a outra ou use a mesma versão. Nada mudou.',
  'cli.advice.engine-stopped': 'O que está na fila continua guardado. Execute o comando de novo.',
  'cli.advice.no-client-id':
    'Nada foi adicionado. Defina SNAPFERRY_CLIENT_ID com o Client-ID de um aplicativo registrado no Imgur (https://api.imgur.com/oauth2/addclient; o Imgur quase não aceita novos, os antigos funcionam) ou informe-o nas configurações do app.',
  'cli.advice.bad-client-id':
    'A imagem não foi enviada. Verifique SNAPFERRY_CLIENT_ID ou as configurações do app: cada caractere conta.',
  'cli.advice.unreachable':
    'A imagem não foi enviada. Verifique a conexão (e SNAPFERRY_API_URL, se estiver definida) e execute o comando de novo. Com --no-wait, as imagens ficam na fila até haver conexão.',
  'cli.advice.not-found': 'Verifique o id. snapferry queue mostra todos.',
  'cli.advice.wrong-state': 'O envio avançou nesse meio-tempo. snapferry queue mostra a situação.',
  'cli.advice.cancelled': 'Nada mais será enviado.',

  'cli.standard-input': 'entrada padrão',
  'cli.maybe-twice':
    '{name}: foi enviada duas vezes, porque na primeira não houve resposta. Pode estar em dobro no Imgur.',
  'cli.stopping': 'Parando. O que está sendo enviado tem até 10 segundos para terminar.',
  'cli.interrupted':
    '{count, plural, one {# imagem continua} other {# imagens continuam}} na fila. “snapferry serve” ou o app {count, plural, one {a envia} other {as envia}}; “snapferry cancel {ids}” {count, plural, one {a cancela} other {as cancela}}.',
  'cli.interrupted.goes-on':
    'O Snapferry continua em segundo plano com {count, plural, one {# imagem} other {# imagens}}. Para ver: “snapferry queue”; para cancelar: “snapferry cancel {ids}”.',
  'cli.paused': 'A fila está em pausa. Nada será enviado até você retomá-la no Snapferry.',
  'cli.paused.ended': 'A fila estava em pausa. Agora ela continua.',
  'cli.set-aside':
    'O arquivo da fila estava danificado, e um novo foi criado. O antigo foi posto de lado, não excluído: {path}. {rescued, plural, =0 {Não foi possível ler nenhum envio nele.} one {# envio dele foi recuperado.} other {# envios dele foram recuperados.}}',
  'cli.set-aside.restored':
    'O arquivo da fila estava danificado. Ele foi posto de lado ({path}), e agora está em uso o backup {restoredFrom}. {rescued, plural, =0 {} one {# envio posterior foi recuperado do arquivo danificado. } other {# envios posteriores foram recuperados do arquivo danificado. }}O que aguarda nele pode já ter sido enviado, por isso a fila está em pausa.',
  'cli.set-aside.look':
    'Nada foi adicionado. Veja “snapferry queue”, cancele o que já tem link e execute o comando de novo: a fila continua em seguida.',
  'cli.other-host':
    'O Snapferry já está em execução (pid {pid}) e envia para {running}, não para {wanted}. Encerre-o ou não use SNAPFERRY_API_URL. Nada foi adicionado.',
  'cli.recovered.resumed':
    '{count, plural, one {O envio de # imagem foi interrompido} other {O envio de # imagens foi interrompido}} quando o Snapferry foi encerrado da última vez, e {count, plural, one {ela não chegou. Será enviada} other {elas não chegaram. Serão enviadas}} de novo.',
  'cli.recovered.uncertain':
    '{count, plural, one {# imagem já tinha sido enviada} other {# imagens já tinham sido enviadas}} quando o Snapferry foi encerrado da última vez, mas sem resposta. {count, plural, one {Será enviada de novo e pode} other {Serão enviadas de novo e podem}} ficar em dobro no Imgur:',
  'cli.recovered.uncertain.one': '  {name}: enviada de novo, pode estar em dobro',

  'cli.serve.already':
    'O Snapferry já está trabalhando com este perfil (pid {pid}). Ele envia o que está na fila; não há nada para iniciar.',
  'cli.serve.without-api': '--api-port, --api-key-file e --api-folder precisam de --api.',
  'cli.usage.bad-port': '{value} não é uma porta. Indique um número de 1024 a 65535.',
  'cli.serve.api': 'Os editores acessam o Snapferry em {address}.',
  'cli.serve.begins':
    '{count, plural, =0 {A fila está vazia. Aguardando imagens.} one {# imagem está na fila.} other {# imagens estão na fila.}}',
  'cli.serve.uploaded': '{name}: {link}',
  'cli.serve.cancelled': '{name}: cancelada',

  'cli.credits.budget':
    '{name}: {remaining} de {limit} livres{hasTime, select, yes {, renovação: {time}} other {}}',
  'cli.credits.unknown': '{name}: ainda não se sabe',
  'cli.credits.uploads-now':
    '{count, plural, =0 {Nenhum envio pode começar agora} one {# envio pode começar agora} other {# envios podem começar agora}}',

  'cli.queue.open':
    '{count, plural, =0 {Nada na fila.} one {# imagem a enviar{hasTime, select, yes {, pronta até {time}} other {}}.} other {# imagens a enviar{hasTime, select, yes {, prontas até {time}} other {}}.}}',
  'cli.queue.paused':
    '{count, plural, one {# imagem a enviar.} other {# imagens a enviar.}} A fila está em pausa.',
  'cli.history.shown': '{count} de {total, plural, =0 {0 envios} one {# envio} other {# envios}}',
  'cli.history.maybe-twice': '(pode estar em dobro)',
  'cli.retry.done': '{id}: de volta à fila',
  'cli.cancel.done': '{id}: cancelada',

  'cli.doctor.ok': 'ok',
  'cli.doctor.no': 'NÃO',
  'cli.doctor.without': '--',
  'cli.doctor.fit': 'Os envios podem funcionar aqui.',
  'cli.doctor.unfit': 'Os envios não funcionam aqui enquanto não for resolvido o que está marcado com NÃO.',
  'cli.doctor.name.node': 'Node',
  'cli.doctor.name.profile': 'Seus dados',
  'cli.doctor.name.engine': 'Motor',
  'cli.doctor.name.database': 'Banco de dados',
  'cli.doctor.name.vault': 'Segredos',
  'cli.doctor.name.host': 'Conexão',
  'cli.doctor.name.client-id': 'Client-ID',
  'cli.doctor.name.electron': 'Janela',
  'cli.doctor.node': '{version}',
  'cli.doctor.node.old':
    '{version} é antigo demais. Instale o Node {least} ou mais recente de https://nodejs.org.',
  'cli.doctor.profile.no':
    'Não é possível gravar em {path} ({code}). Dê a si permissão para gravar lá ou defina SNAPFERRY_HOME com outra pasta.',
  'cli.doctor.engine': 'em execução (pid {pid}, versão {version}); os comandos falam com ele',
  'cli.doctor.engine.none': 'nenhum em execução; cada comando inicia o seu',
  'cli.doctor.database': 'abre e responde',
  'cli.doctor.vault': 'guardados no chaveiro do sistema',
  'cli.doctor.vault.memory':
    'guardados só até encerrar o Snapferry, porque não há um chaveiro disponível ({why})',
  'cli.doctor.host': '{origin} responde',
  'cli.doctor.host.no': '{origin} não responde. Verifique a conexão, o firewall e SNAPFERRY_API_URL.',
  'cli.doctor.client-id': 'definido',
  'cli.doctor.client-id.no':
    'falta. Defina SNAPFERRY_CLIENT_ID com o Client-ID de um aplicativo registrado no Imgur ou informe-o nas configurações do app.',
  'cli.doctor.electron.no':
    'o Electron ainda não está aqui. A linha de comando funciona sem ele; “npm start” o baixa.',
  'cli.help.upload.copy': 'copiar também os links para a área de transferência',
  'cli.help.upload.quiet': 'mostrar só os links e os erros',
  'cli.help.upload.discard': 'com Ctrl-C, cancelar o que não foi enviado em vez de deixá-lo na fila',
  'cli.help.watch.recursive': 'também as pastas dentro dela',
  'cli.help.watch.include':
    'só arquivos que combinem com este padrão, como *.png ou shots/**; pode ser repetido',
  'cli.help.watch.exclude': 'ignorar arquivos que combinem com este padrão; pode ser repetido',
  'cli.help.serve.api-key-file':
    'arquivo cuja primeira linha é a chave que os editores devem enviar; ou defina SNAPFERRY_API_KEY',
  'cli.help.serve.api-folder':
    'pasta cujos arquivos também programas de outros usuários com a chave podem pedir; pode ser repetido',
  'cli.help.completion': 'mostrar o script de autocompletar para um shell',
  'cli.help.completion.shell': 'um de {shells}',
  'cli.help.man': 'mostrar a página de manual (snapferry man | man -l -)',
  'cli.usage.bad-shell': 'Há autocompletar para {shells}, não para {value}.',
  'cli.usage.copy-waits': '--copy e --no-wait não combinam: ainda não há link para copiar.',
  'cli.waiting-for-engine':
    'Outro Snapferry{hasPid, select, yes { (pid {pid})} other {}} está iniciando ou terminando aqui. Aguardando.',
  'cli.interrupted.discarded':
    '{count, plural, one {# imagem foi cancelada} other {# imagens foram canceladas}}.',
  'cli.interrupted.nothing': 'Interrompido. Nada foi adicionado à fila.',
  'cli.watch.left':
    '{count, plural, one {# imagem continua} other {# imagens continuam}} na fila. “snapferry serve” ou o app {count, plural, one {a envia} other {as envia}}.',
  'cli.watch.left.goes-on':
    'O Snapferry continua em segundo plano com {count, plural, one {# imagem} other {# imagens}}. Para ver: “snapferry queue”.',
  'cli.watch.unfinished': '{name} ainda não está completo. Fica de lado até estar.',
  'cli.upload.known': '{name} já espera na fila. Será enviada uma só vez.',
  'cli.upload.copied': '{count, plural, one {O link está} other {# links estão}} na área de transferência.',
  'cli.upload.no-clipboard':
    'Nada aqui recebe texto para a área de transferência. No Linux, instale wl-clipboard, xclip ou xsel.',
  'cli.unwritten':
    'Não foi possível gravar a saída ({code}). Os envios foram feitos; veja “snapferry history”. {count, plural, one {A linha que falta:} other {As linhas que faltam:}}',
  'cli.unwritten.more': '… e {count, plural, one {mais # linha} other {mais # linhas}}',
  'cli.login.pin.no-input':
    'A entrada padrão terminou antes de chegar um PIN. O login foi cancelado; execute o comando em um terminal.',
  'cli.post.trouble': 'Criar o post está demorando mais: {why} Nova tentativa em andamento.',
  'cli.progress.pictures': '{done} de {total} enviadas',
  'cli.progress.bytes': '{sent} de {total}',
  'cli.progress.rate': '{rate}/s',
  'cli.progress.left': 'faltam {time}',
  'cli.progress.done-by': 'pronto até {time}',
  'cli.progress.waiting':
    '{count, plural, one {# espera} other {# esperam}}{hasTime, select, yes { até {time}} other {}}',
  'cli.serve.api-key.refused':
    '--api-key não é mais aceito: qualquer pessoa neste computador pode ler os argumentos de um comando. Ponha a chave em um arquivo que só você possa ler e use --api-key-file, ou defina SNAPFERRY_API_KEY. Escolha outra chave: esta pode ter sido vista.',
  'cli.serve.api-key-file.none': 'Não há chave em {path}: ela deve ser a primeira linha.',
  'cli.serve.api-key-file.open': 'Outros podem ler {path}. Feche-o antes: chmod 600 {path}',
  'cli.man.name': 'Nome',
  'cli.man.title': 'enviar imagens ao Imgur de acordo com os créditos',
  'cli.man.synopsis': 'Sinopse',
  'cli.man.description': 'Descrição',
  'cli.man.options': 'Opções',
  'cli.man.commands': 'Comandos',
  'cli.man.more': 'Código de saída e ambiente',
};
