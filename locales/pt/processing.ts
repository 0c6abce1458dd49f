import type { processing as english } from '../en/processing.ts';

export const processing: Record<keyof typeof english, string> = {
  'state.processing': 'O Imgur está preparando',
  'detail.processing': 'Enviado; o link vem quando funcionar',
  'processing.title': 'O Imgur recebeu e está preparando.',
  'processing.text':
    'Em geral leva segundos, às vezes minutos. O Snapferry verifica sozinho, mesmo depois de reiniciar, e mostra o link assim que ele funcionar. Depois de uma hora, para de verificar.',
  'processing.since': 'No Imgur desde {time}.',
  'processing.no-recall': 'Não dá mais para cancelar: já está no Imgur.',
  'processing.no-delete':
    'O Imgur ainda não informou o endereço, por isso não é possível excluir daqui agora.',
  'processing.delete': 'Excluir do Imgur',
  'processing.leave': 'Não esperar',
  'processing.late': 'O link ainda não foi visto funcionando.',
  'processing.late.text':
    'O Imgur recebeu, mas ainda não tinha terminado quando o Snapferry parou de verificar. Abra o link para ver a situação; ele não foi copiado sozinho.',
  'inspector.duration': 'Duração',
  'inspector.duration.value': '{minutes}:{seconds}',
  'inspector.sound': 'Som',
  'inspector.sound.yes': 'Sim',
  'inspector.sound.no': 'Não',
  'cli.processing': '{name}: o Imgur recebeu e está preparando. O link vem quando funcionar.',
  'cli.not-ready': '{name}: o Imgur recebeu, mas o link ainda não foi visto funcionando.',
  'local-api.waiting.processing': 'O Imgur recebeu e está preparando.',
  'error.too-long': 'O vídeo é longo demais para o Imgur.',
  'error.too-long.advice':
    '{hasSeconds, select, yes {Ele dura {seconds} segundos.} other {}} {hasMost, select, yes {O Imgur aceita até {most} segundos.} other {}} Nada foi enviado. Corte-o e arraste o novo arquivo.',
  'error.not-processed': 'O Imgur recebeu o vídeo e não informou o que houve com ele.',
  'error.not-processed.advice':
    'Passou uma hora sem resposta. Mesmo assim, ele pode estar no Imgur, em um endereço que ninguém aqui conhece. Se você tentar novamente, pode ficar em dobro.',
  'error.not-ready': 'O Imgur ainda não terminou o preparo.',
  'error.not-ready.advice': 'O vídeo está no Imgur. Veja o link daqui a pouco.',
  'error.at-host-already': 'Já está no Imgur.',
  'error.at-host-already.advice':
    'O envio terminou e não pode mais ser cancelado. Exclua do Imgur ou espere o link.',
};
