import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Isto não é uma imagem.',
  'error.not-an-image.advice':
    'Apesar do nome, o conteúdo é {hasFound, select, yes {{found}} other {outra coisa}}. Exporte como PNG, JPEG, GIF ou MP4 e arraste o novo arquivo.',
  'error.unsupported-type': 'O Imgur não aceita este tipo de imagem.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} não está entre os tipos aceitos.} other {Não está entre os tipos aceitos.}} Salve como PNG ou JPEG e arraste o novo arquivo.',
  'error.not-convertible': 'Não foi possível converter esta imagem.',
  'error.not-convertible.advice':
    '{reason, select, damaged {O arquivo está danificado ou incompleto. Obtenha-o de novo ou abra-o em outro programa, salve como PNG ou JPEG e adicione o novo arquivo.} pages {Ela tem várias páginas, e só uma restaria. Salve as páginas como imagens separadas e adicione-as.} raw {É uma foto RAW sem uma prévia que possa ser enviada. Revele-a em um programa de fotos, exporte como JPEG e adicione o novo arquivo.} animation {Ela se move, e o movimento neste formato não pode ser convertido aqui. Salve-a como GIF ou MP4 em outro programa e adicione o novo arquivo.} other {Ela tem mais pixels do que dá para desenhar aqui ou demora demais para ser desenhada. Salve-a como PNG ou JPEG em outro programa e adicione o novo arquivo.}}',
  'error.picture-damaged': 'Esta imagem está danificada.',
  'error.picture-damaged.advice':
    '{how, select, cut {Ela termina antes da hora: falta uma parte. Obtenha-a de novo ou escolha “Enviar mesmo assim” para enviar o que existe.} changed {Algo nela foi alterado depois de salva; é o que diz a própria soma de verificação. Obtenha-a de novo ou escolha “Enviar mesmo assim” para enviar o que existe.} other {Ela começa como {hasType, select, yes {{type}} other {uma imagem}}, mas não dá para desenhar nada dela. Obtenha-a de novo na origem.}}',
  'error.cannot-be-looked-at': 'Não é possível abrir este arquivo com segurança.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Abri-lo demora mais do que qualquer imagem deveria demorar.} memory {Abri-lo exige mais memória do que qualquer imagem deveria exigir.} other {Ao abri-lo, a parte do Snapferry que examina arquivos parou.}} Ele não será aberto de novo; todo o resto continua. Abra-o em outro programa, salve como PNG, JPEG ou MP4 e adicione o novo arquivo.',
  'error.empty-file': 'O arquivo está vazio.',
  'error.empty-file.advice': 'Salve a imagem novamente e arraste-a outra vez.',
  'error.unreadable': 'Não foi possível ler o arquivo.',
  'error.unreadable.advice':
    'Verifique se você tem permissão para abri-lo e se o disco está conectado e tente novamente.',
  'error.vanished': 'O arquivo não está mais onde estava.',
  'error.vanished.advice': 'Ele foi movido, renomeado ou excluído antes do envio. Arraste-o do novo local.',
  'error.changed-while-reading': 'O arquivo mudou durante a leitura.',
  'error.changed-while-reading.advice':
    'Outro programa talvez ainda esteja gravando. Espere até terminar e tente novamente.',
  'error.metadata-unreadable': 'Não dá para saber quais metadados este arquivo contém.',
  'error.metadata-unreadable.advice':
    'Além da imagem, ele pode conter um local ou um nome, por isso nada foi enviado. Salve a imagem de novo em outro programa e arraste o novo arquivo, ou envie-a como está.',
  'error.too-big': 'A imagem é grande demais para o Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Tem {bytes}.} other {}} {hasLimit, select, yes {O Imgur aceita até {limit}.} other {}} {what, select, animation {Mesmo com menos cores, pixels e quadros ela continua grande demais. Encurte-a ou salve-a como MP4 e arraste o novo arquivo.} other {Reduza a imagem ou salve-a como JPEG e arraste o novo arquivo.}}',
  'error.folder-without-pictures': 'Não há imagens nesta pasta.',
  'error.folder-without-pictures.advice':
    'Pelo conteúdo, nada nela é imagem ou vídeo. Escolha outra pasta ou arquivos avulsos.',
  'error.not-editable': 'Não é possível editar isto aqui.',
  'error.not-editable.advice':
    '{reason, select, video {É um vídeo.} animation {É uma animação, e a edição deixaria só uma imagem parada.} address {O próprio Imgur a busca no endereço. Salve a imagem e adicione o arquivo.} large {Tem mais pixels do que dá para editar de uma vez.} other {{hasType, select, yes {{type} não pode ser desenhado aqui. Salve como PNG ou JPEG e adicione o novo arquivo.} other {O conteúdo não pode ser desenhado aqui. Salve como PNG ou JPEG e adicione o novo arquivo.}}}}',
  'error.bad-url': 'Este não é um endereço em que o Imgur possa buscar.',
  'error.bad-url.advice':
    'Ele tem de começar com http:// ou https:// e levar direto a uma imagem. Copie o endereço da própria imagem.',
  'error.address-private': 'Este endereço fica em uma rede privada.',
  'error.address-private.advice':
    'O Imgur não chega até lá, e o Snapferry só busca nela se você permitir nas configurações. Permita ou salve a imagem e arraste o arquivo.',
  'error.address-unknown': 'Não existe um servidor chamado {host}.',
  'error.address-unknown.advice': 'Veja se há um erro de digitação no endereço e cole-o de novo.',
  'error.address-dead': '{host} não entrega esta imagem (resposta: {status}).',
  'error.address-dead.advice':
    'Ela pode ter sido movida ou excluída, ou exigir login. Abra o endereço no navegador, salve a imagem e arraste o arquivo.',
  'error.address-broken': 'Não foi possível buscar a imagem em {host}.',
  'error.address-broken.advice':
    'A conexão falhou ou caiu. Tente novamente, ou salve a imagem no navegador e arraste o arquivo.',
  'error.not-found': 'Não há nada com este nome.',
  'error.not-found.advice': 'Verifique a grafia ou escolha o arquivo de novo.',

  'error.disk-full': 'O disco está cheio.',
  'error.disk-full.advice':
    'Não foi possível guardar a imagem com segurança, por isso ela não foi adicionada. Libere espaço e adicione-a de novo.',
  'error.folder-unwritable': 'Não é possível gravar na pasta das capturas.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {A pasta é {path}.} other {}} Escolha outra nas configurações.',
  'error.screen-denied': 'O sistema não deixa o Snapferry ver a tela.',
  'error.screen-denied.advice':
    'Autorize-o em Gravação de Tela, nos ajustes do sistema, e abra o Snapferry de novo.',
  'error.screen-unreadable': 'O sistema não forneceu uma imagem da tela.',
  'error.screen-unreadable.advice': 'Nada foi capturado. Tente novamente.',
  'error.no-portal': 'Este ambiente de trabalho não tem nada que deixe programas capturarem a tela.',
  'error.no-portal.advice':
    'No Wayland, quem faz isso é o xdg-desktop-portal, com um componente para o seu ambiente de trabalho, como o xdg-desktop-portal-gnome. Instale os dois e entre de novo na sessão.',
  'error.no-windows': 'O sistema não lista nenhuma janela que possa ser capturada.',
  'error.no-windows.advice': 'Capture uma região ou a tela inteira.',
  'error.profile-unwritable': 'O Snapferry não consegue gravar na própria pasta.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {A pasta é {path}.} other {}} Dê a si permissão para gravar nela e abra o Snapferry de novo.',
  'error.profile-newer': 'Seus dados foram gravados por um Snapferry mais recente.',
  'error.profile-newer.advice': 'Eles continuam intactos. Instale a versão mais recente para usá-los.',
  'error.port-taken': 'Outro programa está usando a porta {port}.',
  'error.port-taken.advice':
    'Pode ser o PicGo ou um segundo Snapferry. Feche-o ou escolha outra porta nas configurações e no seu editor.',
  'error.profile-locked': 'Outro Snapferry está usando este perfil.',
  'error.profile-locked.advice': 'Feche o outro, ou use a janela dele, e abra este de novo.',
  'error.profile-damaged': 'O arquivo da fila estava danificado.',
  'error.profile-damaged.advice':
    'Ele foi posto de lado, não excluído, e um novo foi criado. {hasPath, select, yes {O antigo está em {path}.} other {}} Adicione de novo o que ainda não tinha sido enviado.',
  'error.engine-stopped': 'O componente de envio parou.',
  'error.engine-stopped.advice':
    'Ele está sendo reiniciado sozinho, e a fila continua guardada. Tente novamente em instantes.',

  'error.no-client-id': 'Ainda não há um Client-ID.',
  'error.no-client-id.advice':
    'Informe um em “Serviços e contas”. {goesOn, select, yes {As imagens na fila aguardam.} no {Depois, tente novamente.} other {}}',
  'error.bad-client-id': 'O Imgur não reconhece este Client-ID.',
  'error.bad-client-id.advice':
    'Verifique o Client-ID em “Serviços e contas”: cada caractere conta. {goesOn, select, yes {A fila aguarda.} no {Depois, tente novamente.} other {}}',
  'error.sign-in-needed': 'O Imgur não aceita mais o login.',
  'error.sign-in-needed.advice':
    'Entre de novo em “Serviços e contas”. {goesOn, select, yes {A fila aguarda.} no {Depois, tente novamente.} other {}}',
  'error.app-blocked': 'O Imgur bloqueou este Client-ID.',
  'error.app-blocked.advice':
    'Ele passou dos limites vezes demais, aqui ou em outro lugar. Use outro Client-ID ou fale com o Imgur. {goesOn, select, yes {A fila aguarda.} no {Depois, tente novamente.} other {}}',

  'error.unreachable':
    '{reason, select, name {O endereço do servidor do Imgur não foi encontrado.} tls {Não foi possível criar uma conexão segura com o Imgur.} other {Não há conexão com o Imgur.}}',
  'error.unreachable.advice':
    '{reason, select, name {O serviço de nomes (DNS) desta rede não responde ou não o conhece. Use outra rede ou outro servidor DNS.} tls {O que responde ali não fala a língua das conexões seguras. Use outra rede.} other {Verifique a conexão; em alguns países, o Imgur está bloqueado.}} {goesOn, select, yes {Novas tentativas são feitas automaticamente.} no {Tente novamente quando a conexão voltar.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {O certificado de {host} expirou.} not-yet {O certificado de {host} ainda não é válido.} name {{host} mostra um certificado que não é o dele.} self-signed {O certificado de {host} foi assinado só por ele mesmo, então este computador não confia nele.} other {{hasIssuer, select, yes {O certificado de {host} foi assinado por {issuer}, em quem este computador não confia.} other {O certificado de {host} foi assinado por alguém em quem este computador não confia.}}}}',
  'error.untrusted-certificate.advice':
    'Nada foi enviado. {reason, select, expired {Verifique a data e a hora deste computador.} not-yet {Verifique a data e a hora deste computador.} name {A página de login de uma rede pode estar no caminho: abra uma página da web no navegador para ver.} other {Um filtro da empresa ou um antivírus pode querer ler o que passa. Se isso for desejado, o certificado dele precisa estar no repositório de certificados deste computador; se não, use outra rede.}} {goesOn, select, yes {Novas tentativas são feitas automaticamente.} no {Depois, tente novamente.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Esta rede leva a {to} em vez do Imgur.} other {Outra coisa respondeu no lugar do Imgur.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Páginas de login de hotéis e aeroportos fazem isso: abra uma página da web no navegador e entre por lá.} other {Pode ser a página de login ou um filtro desta rede, ou o próprio Imgur com problemas{hasStatus, select, yes { (status {status})} other {}}.}} {goesOn, select, yes {Novas tentativas são feitas automaticamente.} no {Tente novamente mais tarde ou em outra rede.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {O proxy {proxy} pede um nome e uma senha.} refused {O proxy {proxy} não deixa a conexão passar.} other {Não há conexão com o proxy {proxy}.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Informe os dois junto com o endereço do proxy.} refused {Pergunte a quem o administra se o Imgur é permitido{hasStatus, select, yes { (ele responde {status})} other {}}.} other {Verifique o endereço do proxy.}} {goesOn, select, yes {Novas tentativas são feitas automaticamente.} no {Depois, tente novamente.} other {}}',
  'error.connection-lost': 'A conexão caiu.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {O envio é repetido automaticamente.} no {Tente novamente quando a conexão estiver mais estável.} other {}} Uma rede mais estável ajuda com arquivos grandes.',
  'error.timeout': 'O Imgur demorou demais para responder.',
  'error.timeout.advice':
    '{goesOn, select, yes {Novas tentativas são feitas automaticamente, com pausas maiores.} no {Tente novamente mais tarde.} other {}}',

  'error.rate-limited': 'O Imgur pediu para ir mais devagar.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Os envios esperam até ele aceitar mais e depois continuam sozinhos.} no {Tente novamente daqui a pouco.} other {}}',
  'error.daily-limit': 'O limite diário deste Client-ID acabou.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Os envios continuam sozinhos quando o dia terminar para o Imgur.} no {Tente novamente quando o dia terminar para o Imgur.} other {}}',
  'error.over-capacity': 'O Imgur está sobrecarregado.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Novas tentativas são feitas automaticamente, com pausas maiores.} no {Tente novamente mais tarde.} other {}}',
  'error.server-trouble': 'Algo deu errado no Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Ele respondeu com o status {status}.} other {}} A causa não é a sua imagem. {goesOn, select, yes {Novas tentativas são feitas automaticamente, com pausas maiores.} no {Tente novamente mais tarde.} other {}}',
  'error.bad-answer': 'Não deu para entender a resposta do Imgur.',
  'error.bad-answer.advice':
    'O que foi enviado pode ter chegado ou não. {goesOn, select, yes {Novas tentativas são feitas automaticamente.} no {Tente novamente mais tarde ou em outra rede.} other {}}',
  'error.answers-lost': 'Foi enviada {times, plural, one {uma vez} other {# vezes}} e nunca houve resposta.',
  'error.answers-lost.advice':
    'O Imgur pode tê-la recebido o mesmo número de vezes. Para que não sejam mais, ela não é mais enviada automaticamente. Tente novamente em outra rede; com uma conta, o que chegou é encontrado.',
  'error.share-spent':
    'Foi enviada {times, plural, one {uma vez} other {# vezes}} e nunca chegou, enquanto outras chegaram.',
  'error.share-spent.advice':
    '{hasCause, select, yes {Na última vez: {cause}} other {}} A causa pode ser esta imagem, por isso ela não é mais enviada automaticamente{hasCredits, select, yes { (gastou {credits, plural, one {# crédito} other {# créditos}})} other {}}. Salve-a de novo como PNG ou JPEG, ou tente novamente mais tarde.',
  'error.rejected': 'O Imgur não aceitou a imagem.',
  'error.rejected.advice':
    '{hasReason, select, yes {Motivo informado: “{reason}”.} other {Nenhum motivo foi informado.}} Salvar a imagem de novo como PNG ou JPEG costuma ajudar.',
  'error.forbidden': 'O Imgur não permite isto.',
  'error.forbidden.advice':
    'O Client-ID ou o seu endereço pode estar impedido de enviar; em alguns países, o Imgur está bloqueado. Tente outra rede ou outro Client-ID.{goesOn, select, yes { De vez em quando há uma nova tentativa automática.} other {}}',
  'error.no-deletehash': 'Não há uma chave para excluir.',
  'error.no-deletehash.advice':
    'O que é enviado sem conta só pode ser excluído com a chave recebida no envio. Esta imagem foi importada sem ela: exclua-a onde foi enviada ou importe um arquivo que tenha a chave.',
  'error.gone': 'Ela não está mais no Imgur.',
  'error.gone.advice': 'Foi excluída lá. Adicione a imagem de novo para ter um novo link.',

  'error.still-there': 'O Imgur informou a exclusão, mas ela ainda está lá.',
  'error.still-there.advice':
    'Pode levar um tempo até valer em toda parte. O registro continua aqui: exclua de novo em alguns minutos.',

  'error.post-empty': 'Não há imagens no post.',
  'error.post-empty.advice': 'Adicione pelo menos uma imagem e tente novamente.',
  'error.post-too-long': 'O post tem mais imagens do que cabe em um álbum.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {Em um álbum do Imgur cabem {most, number}.} other {}} Retire algumas ou divida-as em dois posts.',
  'error.title-needed': 'Falta um título.',
  'error.title-needed.advice': 'O que é público precisa de um: é o que se vê primeiro na galeria.',
  'error.title-too-long': 'O título é longo demais.',
  'error.title-too-long.advice':
    'O Imgur guarda {hasMost, select, yes {os primeiros {most, number} caracteres} other {só o começo}}{hasLength, select, yes {, e este tem {length, number}} other {}}. Aqui nada se perde: encurte-o ou passe o resto para a descrição.',
  'error.bad-tag': 'Esta tag não pode ser usada.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {Trata-se de “{tag}”.} other {}} Uma tag tem letras, algarismos e sublinhados, no máximo 64 ao todo.',
  'error.bad-link': 'Este não é um endereço da web.',
  'error.bad-link.advice': 'Ele tem de começar com http:// ou https://. Se não houver um, deixe vazio.',
  'error.author-needed': 'De quem é a imagem?',
  'error.author-needed.advice':
    'Informe o nome do autor, um link para ele ou onde você a encontrou. Ou desligue “Não é minha imagem”.',
  'error.not-yours': 'Esta imagem não pode entrar no post.',
  'error.not-yours.advice':
    'A chave dela não está aqui, pois foi enviada em outro lugar ou por outra conta. Retire-a ou adicione o próprio arquivo.',
  'error.account-needed': 'Isto exige uma conta do Imgur.',
  'error.account-needed.advice':
    'Sem conta, tudo fica oculto: só quem tem o link vê. Entre em uma conta ou mantenha oculto.',
  'error.consent-needed': 'Falta a sua autorização.',
  'error.consent-needed.advice':
    'Público significa que qualquer pessoa pode achar na galeria do Imgur e copiar. Basta autorizar uma vez.',
  'error.album-locked': 'O post não pode ser alterado enquanto está na galeria.',
  'error.album-locked.advice':
    'O Imgur bloqueia então o conteúdo do álbum. Oculte o post, envie a alteração e torne-o público de novo.',
  'error.change-rejected': 'O Imgur não aceitou esta alteração.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Motivo informado: “{reason}”.} other {Nenhum motivo foi informado.}} As imagens em si estão a salvo. Corrija o que for preciso e tente novamente.',
  'error.post-differs': 'O Imgur mostra algo diferente do que foi enviado.',
  'error.post-differs.advice':
    'Ele confirmou, mas o álbum tem outras imagens ou outra ordem. Tente novamente em alguns minutos; as imagens em si estão a salvo.',

  'error.bad-call': 'Não deu para entender o pedido.',
  'error.bad-call.advice': 'Nada mudou. Verifique o que informou e tente novamente.',
  'error.wrong-state': 'É tarde demais para isso.',
  'error.wrong-state.advice': 'O envio avançou nesse meio-tempo. A lista mostra a situação atual.',
  'error.cancelled': 'Você cancelou.',
  'error.cancelled.advice': 'Nada mais será enviado. Se quiser enviar mesmo assim, tente novamente.',
  'error.internal': 'Algo deu errado no Snapferry.',
  'error.internal.advice':
    'As outras imagens continuam. Tente novamente; se voltar a acontecer, o log diz mais.',
};
