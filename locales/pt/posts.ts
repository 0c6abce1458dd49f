import type { posts as english } from '../en/posts.ts';

export const posts: Record<keyof typeof english, string> = {
  'rail.posts': 'Posts',
  'posts.title': 'Posts',
  'posts.count':
    '{count, plural, =0 {0 posts} one {# post} other {# posts}}{drafts, plural, =0 {} one {, # deles em rascunho} other {, # deles em rascunho}}',
  'posts.new': 'Novo post',
  'posts.untitled': 'Sem título',
  'posts.pictures': '{count, plural, =0 {Sem imagens ainda} one {# imagem} other {# imagens}}',
  'posts.empty.title': 'Nenhum post ainda',
  'posts.empty.text':
    'Um post reúne várias imagens em uma ordem, com um só título e um só link. Comece um aqui ou selecione imagens na fila ou na biblioteca e crie um post com elas.',

  'posts.state.draft': 'Rascunho',
  'posts.state.queued': 'Na fila',
  'posts.state.uploading': 'Enviadas: {done} de {total}',
  'posts.state.stuck': 'Aguarda você',
  'posts.state.assembling': 'Sendo montado',
  'posts.state.sharing': 'Entrando na galeria ou saindo dela',
  'posts.state.done': 'Pronto',
  'posts.state.failed': 'Falhou',
  'posts.state.changed': 'Alterado, ainda não enviado',

  'posts.field.title': 'Título',
  'posts.field.title.hint': 'Opcional enquanto está oculto',
  'posts.field.description': 'Descrição',
  'posts.mentions': '{count, plural, one {Menção} other {Menções}}: {names}',
  'posts.add': 'Adicionar imagens',
  'posts.drop':
    'Arraste imagens para cá ou para qualquer ponto da janela. Nada é enviado antes de você mandar.',
  'posts.order': 'Imagens, na ordem',
  'posts.order.hint': 'Arraste para mudar a ordem ou use Alt com as setas para cima e para baixo.',
  'posts.move': 'Mover {name}',
  'posts.cover': 'Capa',
  'posts.make-cover': 'Usar {name} como capa',
  'posts.remove': 'Retirar {name} do post',
  'posts.picture.title': 'Título desta imagem',
  'posts.picture.description': 'Descrição desta imagem',
  'posts.picture.describe': 'Adicionar título e descrição',
  'posts.picture.uploading': 'Enviando',
  'posts.picture.uploaded': 'Enviada',
  'posts.picture.failed': 'Falhou',
  'posts.picture.gone': 'Não está mais lá',
  'posts.tags': 'Tags',
  'posts.tags.hint': 'Digite uma tag e aperte Enter',
  'posts.tags.about': 'É por elas que se encontram os posts públicos. Um post oculto as guarda para depois.',
  'posts.tags.remove': 'Remover {tag}',
  'posts.credit': 'Não é minha imagem',
  'posts.credit.text': 'Mostra o autor abaixo da descrição.',
  'posts.credit.author': 'Autor',
  'posts.credit.link': 'Link para o autor',
  'posts.credit.link.text': 'A página dele ou onde você encontrou a imagem.',
  'posts.privacy': 'Quem vê',
  'posts.privacy.hidden.text': 'Só quem tem o link. Não aparece em listas nem em buscas do Imgur.',
  'posts.privacy.anonymous.text':
    'Só quem tem o link. Não aparece em listas nem em buscas do Imgur e não pertence a nenhuma conta.',
  'posts.privacy.public.text':
    'Qualquer pessoa, na galeria do Imgur em imgur.com, com o nome da sua conta. Pode receber votos e comentários e ser copiado.',
  'posts.mature': 'Conteúdo adulto',
  'posts.mature.text': 'O Imgur só mostra posts públicos desse tipo a quem quer vê-los.',

  'posts.cost':
    '{uploads, plural, =0 {Nenhum envio} one {# envio} other {# envios}}, {credits, plural, =0 {0 créditos} one {# crédito} other {# créditos}}',
  'posts.submit.hidden': 'Criar post',
  'posts.submit.public': 'Publicar',
  'posts.submit.changes': 'Enviar alterações',
  'posts.without': '{count, plural, one {Seguir sem ela} other {Seguir sem elas}}',
  'posts.copy': 'Copiar link',
  'posts.empty-left':
    'Uma resposta do Imgur se perdeu no caminho. Pode ter sobrado lá um álbum vazio e sem nome, cujo endereço ninguém conhece; o post em si existe uma só vez.',
  'posts.discard': 'Descartar',
  'posts.forget': 'Remover daqui',
  'posts.delete': 'Excluir do Imgur',
  'posts.keep': 'Manter',
  'posts.consent.title': 'Mostrar isto a todos?',
  'posts.consent.text':
    'O post vai para a galeria do Imgur, sujeito às regras dela, onde qualquer pessoa pode encontrá-lo, comentá-lo e copiá-lo. Você pode ocultá-lo quando quiser, mas não o que outros copiaram. Perguntamos isto uma só vez.',
  'posts.consent.yes': 'Publicar',
  'posts.consent.no': 'Manter oculto',
  'posts.discard.title': 'Descartar este rascunho?',
  'posts.discard.text':
    'Os textos somem, assim como as imagens adicionadas só para ele. O que já foi enviado continua na sua biblioteca.',
  'posts.discard.yes': 'Descartar',
  'posts.delete.title': 'Excluir este post do Imgur?',
  'posts.delete.text':
    'O link deixa de funcionar, e isso não pode ser desfeito. As imagens continuam no Imgur e na sua biblioteca, onde você também pode excluí-las.',
  'posts.delete.yes': 'Excluir',

  'posts.make': 'Criar post',
  'posts.drop.title':
    '{count, plural, =0 {Adicionar a este post} one {Adicionar # imagem a este post} other {Adicionar # imagens a este post}}',
  'posts.drop.text': 'Nada é enviado antes de você mandar.',
  'posts.notice.not-added':
    '{count, plural, one {Uma imagem não pôde ser adicionada ao post} other {# imagens não puderam ser adicionadas ao post}}',
  'posts.notice.deleted': 'O post foi excluído do Imgur',
  'posts.notice.deleted.text': 'As imagens dele continuam na sua biblioteca.',
  'posts.notice.done': 'O seu post está pronto',
  'posts.notice.show': 'Mostrar',
};
