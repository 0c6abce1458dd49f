import type { folders as english } from '../en/folders.ts';

export const folders: Record<keyof typeof english, string> = {
  'error.folder-missing': 'A pasta não está lá.',
  'error.folder-missing.advice':
    '{hasFolder, select, yes {A pasta {folder} foi movida, renomeada ou excluída, ou o disco não está conectado.} other {Ela foi movida, renomeada ou excluída, ou o disco não está conectado.}} Escolha-a de novo.',
  'error.folder-unreadable': 'Não é possível abrir a pasta.',
  'error.folder-unreadable.advice':
    '{hasFolder, select, yes {Você não tem permissão para ver {folder}.} other {Você não tem permissão para ver o conteúdo dela.}} Obtenha a permissão ou escolha outra pasta.',
  'error.not-a-folder': 'Isto não é uma pasta.',
  'error.not-a-folder.advice': 'Só pastas podem ser monitoradas. Escolha a pasta em que isto está.',
  'error.folder-is-profile': 'O Snapferry guarda os próprios dados nesta pasta.',
  'error.folder-is-profile.advice': 'Monitorá-la enviaria o que ele guarda para si. Escolha outra pasta.',
  'error.folder-overlaps': 'As imagens dela já são monitoradas.',
  'error.folder-overlaps.advice':
    '{hasOther, select, yes {Esta pasta e {other} têm imagens em comum, que seriam enviadas duas vezes.} other {Ela tem imagens em comum com outra pasta monitorada, que seriam enviadas duas vezes.}} Remova antes a outra ou deixe as subpastas de fora.',
  'error.folder-cannot-tidy': 'Uma imagem não pôde ser guardada depois do envio.',
  'error.folder-cannot-tidy.advice':
    '{hasName, select, yes {O envio de {name} terminou, mas o arquivo continua na pasta.} other {Ela foi enviada e continua na pasta.}} Verifique se você pode mover arquivos ali; haverá novas tentativas.',
  'error.bad-pattern': 'Este padrão não é válido.',
  'error.bad-pattern.advice':
    '{hasPattern, select, yes {O texto é {pattern}.} other {}} Escreva algo como *.png ou screenshots/** e feche todos os colchetes.',
  'error.bad-subfolder': 'Os arquivos enviados não podem ir para uma pasta com este nome.',
  'error.bad-subfolder.advice':
    '{hasName, select, yes {O nome é {name}.} other {}} Escreva o nome de uma pasta dentro da monitorada, sem barras.',

  'cli.help.watch': 'enviar o que chega a uma pasta, até Ctrl-C ou SIGTERM',
  'cli.help.watch.folder': 'a pasta, sem as subpastas',
  'cli.help.watch.existing': 'também o que já está nela',
  'cli.watch.begins': 'Monitorando {folder}.',
  'cli.watch.missing': '{folder} não está lá. O monitoramento continua assim que voltar.',
  'cli.serve.asking':
    '{folder}: {count, plural, one {# imagem que já estava lá aguarda} other {# imagens que já estavam lá aguardam}} a sua resposta na janela.',

  'rail.folders': 'Pastas',
  'folders.title': 'Pastas',
  'folders.add': 'Adicionar pasta…',
  'folders.choose.title': 'Escolha uma pasta para monitorar',
  'folders.empty.title': 'Nenhuma pasta monitorada ainda',
  'folders.empty.text':
    'Cada imagem que aparece em uma pasta monitorada é enviada sozinha, uma vez, assim que estiver completa. Arraste uma pasta para cá ou escolha uma.',
  'folders.drop': 'Monitorar esta pasta',
  'folders.drop.text': 'Em seguida, você escolhe o que acontece com as imagens dela.',
  'folders.list': 'Pastas monitoradas',

  'folders.state.off': 'Em pausa',
  'folders.state.scanning':
    'Examinando, {seen, plural, =0 {no começo} one {# imagem até agora} other {# imagens até agora}}',
  'folders.state.watching': 'Monitorando',
  'folders.state.missing': 'Ausente',
  'folders.state.missing.text':
    'Ela foi movida ou excluída, ou o disco não está conectado. O monitoramento continua assim que voltar; nada é enviado duas vezes.',
  'folders.state.unreadable': 'Não abre',
  'folders.by-command': 'Monitorada por um comando “snapferry watch”',
  'folders.polled.chosen': 'Verificada a cada poucos segundos, como você escolheu.',
  'folders.polled.limits':
    'O sistema não consegue monitorar tantas pastas, por isso esta é verificada a cada poucos segundos. As imagens demoram um pouco mais.',
  'folders.polled.network':
    'Ela fica em outro computador, por isso também é verificada a cada poucos segundos. As imagens podem demorar um pouco mais.',
  'folders.asking':
    '{count, plural, one {# imagem já está nela. Enviá-la} other {# imagens já estão nela. Enviá-las}} também?',
  'folders.asking.upload': 'Enviar {count, plural, one {esta} other {todas (#)}}',
  'folders.asking.ignore': 'Só as novas',
  'folders.taken':
    '{count, plural, =0 {Nenhuma imagem veio dela ainda} one {# imagem veio dela} other {# imagens vieram dela}}',
  'folders.last': 'última: {name}, {time}',
  'folders.unfinished':
    '{count, plural, one {{name} ainda não está completo} other {{name} e {others, plural, one {mais # arquivo} other {mais # arquivos}} ainda não estão completos}} e {count, plural, one {será enviado} other {serão enviados}} quando a gravação terminar.',
  'folders.unnameable':
    '{count, plural, one {# arquivo ou pasta tem um nome que não pode ser lido ({name}) e fica de fora. Para enviar, mude o nome.} other {# arquivos ou pastas têm nomes que não podem ser lidos (um deles: {name}) e ficam de fora. Para enviar, mude os nomes.}}',
  'folders.pause': 'Pausar',
  'folders.resume': 'Retomar',
  'folders.rescan': 'Examinar agora',
  'folders.change': 'Alterar…',
  'folders.remove': 'Não monitorar…',
  'folders.more': 'Mais opções de {name}',
  'folders.remove.title': 'Deixar de monitorar {name}?',
  'folders.remove.text':
    'Os arquivos ficam onde estão, e o que está na fila é enviado. O que já foi enviado daqui é esquecido: se voltar a monitorar a pasta, você escolhe de novo o que fazer com as imagens dela.',
  'folders.remove.confirm': 'Não monitorar',
  'folders.cancel': 'Cancelar',

  'folders.form.add': 'Monitorar esta pasta',
  'folders.form.change': 'Alterar esta pasta',
  'folders.form.save': 'Salvar',
  'folders.form.watch': 'Monitorar',
  'folders.form.recursive': 'Incluir as subpastas',
  'folders.form.recursive.about': 'Pastas ocultas e links para pastas ficam de fora.',
  'folders.form.existing': 'Imagens que já estão nela',
  'folders.form.existing.ask': 'Perguntar',
  'folders.form.existing.ignore': 'Ignorar',
  'folders.form.existing.upload': 'Enviar',
  'folders.form.after': 'Depois do envio',
  'folders.form.after.leave': 'Manter arquivo',
  'folders.form.after.move': 'Mover',
  'folders.form.after.trash': 'Para a lixeira',
  'folders.form.after.subfolder': 'Para esta pasta dentro dela',
  'folders.form.after.default': 'enviadas',
  'folders.form.privacy': 'Quem as vê',
  'folders.form.privacy.hidden': 'Ocultas',
  'folders.form.privacy.public': 'Públicas',
  'folders.form.privacy.about':
    'Ocultas: só quem tem o link as vê. Públicas: podem ser encontradas na galeria do Imgur.',
  'folders.form.album': 'No álbum',
  'folders.form.album.about':
    'O título dele. O álbum é criado com a primeira imagem e fica oculto: só quem tem o link o vê. Vazio: nenhum.',
  'folders.form.lane': 'Vez na fila',
  'folders.form.lane.bulk': 'Por último',
  'folders.form.lane.normal': 'Normal',
  'folders.form.lane.interactive': 'Primeiro',
  'folders.form.include': 'Só nomes como',
  'folders.form.include.about':
    'Um padrão por linha, como *.png ou screenshots/**. Vazio: todas as imagens e todos os vídeos.',
  'folders.form.exclude': 'Nunca nomes como',
  'folders.form.exclude.about': 'Estes prevalecem sobre os de cima.',
  'folders.form.polling': 'Verificar a cada poucos segundos',
  'folders.form.polling.about':
    'Para discos que não avisam das mudanças. Pastas de rede são verificadas de qualquer forma.',
};
