import type { error as english } from '../en/error.ts';

export const error: Record<keyof typeof english, string> = {
  'error.not-an-image': 'Esto no es una imagen.',
  'error.not-an-image.advice':
    'Por su contenido{hasFound, select, yes { es {found}, diga lo que diga su nombre} other { es otra cosa, diga lo que diga su nombre}}. Expórtalo como PNG, JPEG, GIF o MP4 y suelta ese archivo.',
  'error.unsupported-type': 'Imgur no admite este tipo de imagen.',
  'error.unsupported-type.advice':
    '{hasType, select, yes {{type} no está entre los formatos que admite.} other {No está entre los formatos que admite.}} Guárdala como PNG o JPEG y suelta ese archivo.',
  'error.not-convertible': 'No se pudo convertir esta imagen.',
  'error.not-convertible.advice':
    '{reason, select, damaged {Su archivo está dañado o incompleto. Consíguelo de nuevo, o ábrelo en otro programa, guárdalo como PNG o JPEG y añade ese archivo.} pages {Tiene varias páginas y solo quedaría una. Guarda las páginas como imágenes sueltas y añádelas.} raw {Es una fotografía RAW sin una vista previa que se pueda enviar. Revélala en un programa de fotos, expórtala como JPEG y añade ese archivo.} animation {Tiene movimiento, y en este formato no se puede convertir aquí. Guárdala como GIF o MP4 en otro programa y añade ese archivo.} other {Tiene más píxeles de los que se pueden procesar aquí o tarda demasiado. Guárdala como PNG o JPEG en otro programa y añade ese archivo.}}',
  'error.picture-damaged': 'Esta imagen está dañada.',
  'error.picture-damaged.advice':
    '{how, select, cut {Termina antes de tiempo: falta una parte. Consíguela de nuevo o elige «Enviar de todos modos» para enviar lo que hay.} changed {Algo se alteró después de guardarla; lo indica su propia suma de comprobación. Consíguela de nuevo o elige «Enviar de todos modos» para enviar lo que hay.} other {Empieza como {hasType, select, yes {{type}} other {una imagen}}, pero no se puede dibujar nada de ella. Consíguela de nuevo donde estaba.}}',
  'error.cannot-be-looked-at': 'Este archivo no se puede abrir con seguridad.',
  'error.cannot-be-looked-at.advice':
    '{reason, select, time {Abrirlo tarda más de lo que debería tardar cualquier imagen.} memory {Abrirlo requiere más memoria de la que debería necesitar cualquier imagen.} other {Al abrirlo se detuvo la parte de Snapferry que examina los archivos.}} No se volverá a abrir; lo demás continúa. Ábrelo en otro programa, guárdalo como PNG, JPEG o MP4 y añade ese archivo.',
  'error.empty-file': 'El archivo está vacío.',
  'error.empty-file.advice': 'Guarda la imagen otra vez y suéltala de nuevo.',
  'error.unreadable': 'No se pudo leer el archivo.',
  'error.unreadable.advice':
    'Comprueba que tienes permiso para abrirlo y que su disco está conectado, y vuelve a intentarlo.',
  'error.vanished': 'El archivo ya no está donde estaba.',
  'error.vanished.advice':
    'Se movió, se eliminó o cambió de nombre antes de enviarse. Suéltalo desde su nueva ubicación.',
  'error.changed-while-reading': 'El archivo cambió mientras se leía.',
  'error.changed-while-reading.advice':
    'Puede que otro programa aún lo esté escribiendo. Espera a que termine y vuelve a intentarlo.',
  'error.metadata-unreadable': 'No se puede saber qué lleva este archivo.',
  'error.metadata-unreadable.advice':
    'Además de la imagen puede contener un lugar o un nombre, así que no se envió nada. Guarda la imagen de nuevo en otro programa y suelta ese archivo, o envíala como está.',
  'error.too-big': 'La imagen es demasiado grande para Imgur.',
  'error.too-big.advice':
    '{hasBytes, select, yes {Ocupa {bytes}.} other {}} {hasLimit, select, yes {Imgur admite hasta {limit}.} other {}} {what, select, animation {Ni con menos colores, píxeles y fotogramas cabe. Acórtala o guárdala como MP4 y suelta ese archivo.} other {Redúcela o guárdala como JPEG y suelta ese archivo.}}',
  'error.folder-without-pictures': 'No hay imágenes en esta carpeta.',
  'error.folder-without-pictures.advice':
    'Por su contenido, nada en ella es una imagen o un vídeo. Elige otra carpeta o archivos sueltos.',
  'error.not-editable': 'Aquí no se puede editar.',
  'error.not-editable.advice':
    '{reason, select, video {Es un vídeo.} animation {Tiene movimiento, y al editarla quedaría una sola imagen fija.} address {Imgur la obtiene por su cuenta de su dirección. Guarda la imagen y añade el archivo.} large {Tiene más píxeles de los que se pueden editar a la vez.} other {{hasType, select, yes {{type} no se puede mostrar aquí. Guárdala como PNG o JPEG y añade ese archivo.} other {No se puede mostrar aquí. Guárdala como PNG o JPEG y añade ese archivo.}}}}',
  'error.bad-url': 'Imgur no puede usar esta dirección.',
  'error.bad-url.advice':
    'Debe empezar por http:// o https:// y llevar directamente a una imagen. Copia la dirección de la propia imagen.',
  'error.address-private': 'Esta dirección está en una red privada.',
  'error.address-private.advice':
    'Imgur no puede acceder a ella, y Snapferry no descarga de ahí si no lo permites en los ajustes. Permítelo, o guarda la imagen y suelta el archivo.',
  'error.address-unknown': 'No existe ningún servidor llamado {host}.',
  'error.address-unknown.advice': 'Revisa si hay una errata en la dirección y pégala de nuevo.',
  'error.address-dead': '{host} no entrega esta imagen (responde {status}).',
  'error.address-dead.advice':
    'Puede haberse movido o eliminado, o requerir iniciar sesión. Abre la dirección en tu navegador, guarda la imagen y suelta el archivo.',
  'error.address-broken': 'No se pudo descargar la imagen de {host}.',
  'error.address-broken.advice':
    'La conexión falló o se cortó. Inténtalo de nuevo, o guarda la imagen en tu navegador y suelta el archivo.',
  'error.not-found': 'No hay nada con este nombre.',
  'error.not-found.advice': 'Revisa si está bien escrito o elige el archivo de nuevo.',

  'error.disk-full': 'El disco está lleno.',
  'error.disk-full.advice':
    'No había espacio para guardar bien la imagen, así que no se añadió. Libera espacio y añádela de nuevo.',
  'error.folder-unwritable': 'No se puede escribir en la carpeta de capturas.',
  'error.folder-unwritable.advice':
    '{hasPath, select, yes {La carpeta es {path}.} other {}} Elige otra en los ajustes.',
  'error.screen-denied': 'El sistema no deja que Snapferry vea la pantalla.',
  'error.screen-denied.advice':
    'Permítelo en los ajustes del sistema, en “Grabación de pantalla”, y vuelve a abrir Snapferry.',
  'error.screen-unreadable': 'El sistema no entregó ninguna imagen de la pantalla.',
  'error.screen-unreadable.advice': 'No se capturó nada. Inténtalo otra vez.',
  'error.no-portal': 'A este escritorio le falta lo que permite a los programas capturar la pantalla.',
  'error.no-portal.advice':
    'En Wayland lo hace xdg-desktop-portal, junto con un componente para tu escritorio, como xdg-desktop-portal-gnome. Instala ambos e inicia sesión de nuevo.',
  'error.no-windows': 'El sistema no muestra ninguna ventana que se pueda capturar.',
  'error.no-windows.advice': 'En su lugar, captura un área o toda la pantalla.',
  'error.profile-unwritable': 'Snapferry no puede escribir en su carpeta.',
  'error.profile-unwritable.advice':
    '{hasPath, select, yes {La carpeta es {path}.} other {}} Date permiso de escritura en ella y vuelve a abrir Snapferry.',
  'error.profile-newer': 'Tus datos son de una versión más reciente de Snapferry.',
  'error.profile-newer.advice': 'Se dejan intactos. Instala la versión más reciente para usarlos.',
  'error.port-taken': 'Otro programa usa el puerto {port}.',
  'error.port-taken.advice':
    'Puede ser PicGo u otro Snapferry. Ciérralo, o elige otro puerto en los ajustes y en tu editor.',
  'error.profile-locked': 'Otro Snapferry está usando este perfil.',
  'error.profile-locked.advice': 'Cierra el otro o usa su ventana, y vuelve a abrir este.',
  'error.profile-damaged': 'El archivo de la cola estaba dañado.',
  'error.profile-damaged.advice':
    'Se apartó, no se eliminó, y se empezó uno nuevo. {hasPath, select, yes {El anterior está en {path}.} other {}} Añade de nuevo lo que no se había subido.',
  'error.engine-stopped': 'La parte que sube las imágenes se ha detenido.',
  'error.engine-stopped.advice':
    'Vuelve a arrancar sola, y la cola se conserva. Inténtalo otra vez en un momento.',

  'error.no-client-id': 'Aún no hay un Client-ID.',
  'error.no-client-id.advice':
    'Introduce uno en “Servicios y cuentas”. {goesOn, select, yes {Las imágenes de la cola lo esperan.} no {Después, inténtalo de nuevo.} other {}}',
  'error.bad-client-id': 'Imgur no reconoce este Client-ID.',
  'error.bad-client-id.advice':
    'Revisa el Client-ID en “Servicios y cuentas”: cada carácter cuenta. {goesOn, select, yes {La cola espera.} no {Después, inténtalo de nuevo.} other {}}',
  'error.sign-in-needed': 'Imgur ya no acepta esta sesión.',
  'error.sign-in-needed.advice':
    'Inicia sesión de nuevo en “Servicios y cuentas”. {goesOn, select, yes {La cola espera.} no {Después, inténtalo de nuevo.} other {}}',
  'error.app-blocked': 'Imgur ha bloqueado este Client-ID.',
  'error.app-blocked.advice':
    'Superó sus límites demasiadas veces, aquí o en otro lugar. Usa otro Client-ID o pregunta a Imgur. {goesOn, select, yes {La cola espera.} no {Después, inténtalo de nuevo.} other {}}',

  'error.unreachable':
    '{reason, select, name {No se encuentra la dirección del servidor de Imgur.} tls {No se puede establecer una conexión segura con Imgur.} other {No se puede acceder a Imgur.}}',
  'error.unreachable.advice':
    '{reason, select, name {El servicio de nombres (DNS) de esta red no responde o no lo conoce. Prueba con otra red o con otro servidor DNS.} tls {Lo que responde allí no habla el idioma de las conexiones seguras. Prueba con otra red.} other {Revisa tu conexión; en algunos países Imgur no está disponible.}} {goesOn, select, yes {Se reintenta automáticamente.} no {Inténtalo de nuevo cuando vuelva la conexión.} other {}}',
  'error.untrusted-certificate':
    '{reason, select, expired {El certificado de {host} ha caducado.} not-yet {El certificado de {host} aún no es válido.} name {{host} muestra un certificado que no es el suyo.} self-signed {El certificado de {host} solo está firmado por sí mismo, así que este equipo no confía en él.} other {{hasIssuer, select, yes {El certificado de {host} está firmado por {issuer}, en quien este equipo no confía.} other {El certificado de {host} está firmado por alguien en quien este equipo no confía.}}}}',
  'error.untrusted-certificate.advice':
    'No se envió nada. {reason, select, expired {Revisa la fecha y la hora de este equipo.} not-yet {Revisa la fecha y la hora de este equipo.} name {Puede que la página de acceso de una red esté en medio: abre una página web en el navegador para comprobarlo.} other {Puede que un filtro de empresa o un antivirus quiera leer lo que pasa. Si así debe ser, su certificado tiene que estar en el almacén de certificados de este equipo; si no, usa otra red.}} {goesOn, select, yes {Se reintenta automáticamente.} no {Después, inténtalo de nuevo.} other {}}',
  'error.foreign-answer':
    '{hasTo, select, yes {Esta red lleva a {to} en lugar de a Imgur.} other {Respondió otra cosa en lugar de Imgur.}}',
  'error.foreign-answer.advice':
    '{hasTo, select, yes {Lo hacen las páginas de acceso de hoteles y aeropuertos: abre una página web en el navegador e inicia sesión allí.} other {Puede ser la página de acceso o un filtro de esta red, o el propio Imgur con problemas{hasStatus, select, yes { (estado {status})} other {}}.}} {goesOn, select, yes {Se reintenta automáticamente.} no {Inténtalo más tarde o desde otra red.} other {}}',
  'error.proxy-trouble':
    '{reason, select, sign-in {El proxy {proxy} pide un nombre y una contraseña.} refused {El proxy {proxy} no deja pasar la conexión.} other {No se puede acceder al proxy {proxy}.}}',
  'error.proxy-trouble.advice':
    '{reason, select, sign-in {Indica ambos junto con la dirección del proxy.} refused {Pregunta a quien lo administra si se permite acceder a Imgur{hasStatus, select, yes { (responde {status})} other {}}.} other {Revisa la dirección del proxy.}} {goesOn, select, yes {Se reintenta automáticamente.} no {Después, inténtalo de nuevo.} other {}}',
  'error.connection-lost': 'Se cortó la conexión.',
  'error.connection-lost.advice':
    '{goesOn, select, yes {Se envía de nuevo automáticamente.} no {Inténtalo de nuevo cuando la conexión sea más estable.} other {}} Para archivos grandes ayuda una red más estable.',
  'error.timeout': 'Imgur tardó demasiado en responder.',
  'error.timeout.advice':
    '{goesOn, select, yes {Se reintenta automáticamente, con pausas más largas.} no {Inténtalo más tarde.} other {}}',

  'error.rate-limited': 'Imgur pide ir más despacio.',
  'error.rate-limited.advice':
    '{goesOn, select, yes {Las subidas esperan a que admita más y luego siguen solas.} no {Inténtalo de nuevo dentro de un rato.} other {}}',
  'error.daily-limit': 'El límite diario de este Client-ID está agotado.',
  'error.daily-limit.advice':
    '{goesOn, select, yes {Las subidas siguen solas cuando termine el día para Imgur.} no {Inténtalo de nuevo cuando termine el día para Imgur.} other {}}',
  'error.over-capacity': 'Imgur está saturado.',
  'error.over-capacity.advice':
    '{goesOn, select, yes {Se reintenta automáticamente, con pausas más largas.} no {Inténtalo más tarde.} other {}}',
  'error.server-trouble': 'Algo falló en Imgur.',
  'error.server-trouble.advice':
    '{hasStatus, select, yes {Respondió con el estado {status}.} other {}} Tu imagen no es la causa. {goesOn, select, yes {Se reintenta automáticamente, con pausas más largas.} no {Inténtalo más tarde.} other {}}',
  'error.bad-answer': 'No se entiende la respuesta de Imgur.',
  'error.bad-answer.advice':
    'Lo enviado puede haber llegado o no. {goesOn, select, yes {Se reintenta automáticamente.} no {Inténtalo más tarde o desde otra red.} other {}}',
  'error.answers-lost':
    'Se envió {times, plural, one {una vez} other {# veces}} y nunca llegó una respuesta.',
  'error.answers-lost.advice':
    'Puede que Imgur la tenga otras tantas veces. Para que no sean más, ya no se envía automáticamente. Inténtalo desde otra red; con una cuenta se encuentra lo que llegó.',
  'error.share-spent':
    'Se envió {times, plural, one {una vez} other {# veces}} y nunca llegó, mientras que otras sí.',
  'error.share-spent.advice':
    '{hasCause, select, yes {La última vez: {cause}} other {}} Puede que se deba a esta imagen, así que ya no se envía automáticamente{hasCredits, select, yes { (ha gastado {credits, plural, one {# crédito} other {# créditos}})} other {}}. Guárdala de nuevo como PNG o JPEG, o inténtalo más tarde.',
  'error.rejected': 'Imgur no aceptó la imagen.',
  'error.rejected.advice':
    '{hasReason, select, yes {Dice: “{reason}”.} other {No dio ningún motivo.}} A menudo ayuda guardar la imagen de nuevo como PNG o JPEG.',
  'error.forbidden': 'Imgur no lo permite.',
  'error.forbidden.advice':
    'Puede que el Client-ID o tu dirección tengan prohibido subir; en algunos países Imgur no está disponible. Prueba con otra red o con otro Client-ID.{goesOn, select, yes { De vez en cuando se reintenta automáticamente.} other {}}',
  'error.no-deletehash': 'Falta la clave para eliminarla.',
  'error.no-deletehash.advice':
    'Lo que se sube sin cuenta solo se puede eliminar con la clave que se recibió al subirlo. Esta imagen se importó sin ella: elimínala donde se subió o importa un archivo que incluya su clave.',
  'error.gone': 'Ya no está en Imgur.',
  'error.gone.advice': 'Se eliminó allí. Añade la imagen otra vez para tener un enlace nuevo.',

  'error.still-there': 'Imgur dijo que se eliminó, pero sigue ahí.',
  'error.still-there.advice':
    'El cambio puede tardar en llegar a todas partes. Aquí se conserva: elimínala otra vez en unos minutos.',

  'error.post-empty': 'La publicación no tiene imágenes.',
  'error.post-empty.advice': 'Añade al menos una y vuelve a intentarlo.',
  'error.post-too-long': 'La publicación tiene más imágenes de las que caben en un álbum.',
  'error.post-too-long.advice':
    '{hasMost, select, yes {Un álbum de Imgur admite {most, number}.} other {}} Quita algunas o haz dos publicaciones.',
  'error.title-needed': 'Falta un título.',
  'error.title-needed.advice': 'Lo público lo necesita: es lo primero que se ve en la galería.',
  'error.title-too-long': 'El título es demasiado largo.',
  'error.title-too-long.advice':
    'Imgur conserva {hasMost, select, yes {los primeros {most, number} caracteres} other {solo el principio}}{hasLength, select, yes {, y este tiene {length, number}} other {}}. Aquí no se pierde nada: acórtalo o pasa el resto a la descripción.',
  'error.bad-tag': 'Esta etiqueta no se puede usar.',
  'error.bad-tag.advice':
    '{hasTag, select, yes {Se trata de “{tag}”.} other {}} Una etiqueta se compone de letras, cifras y guiones bajos, 64 como máximo.',
  'error.bad-link': 'Esto no es una dirección web.',
  'error.bad-link.advice': 'Debe empezar por http:// o https://. Si no hay ninguna, déjalo vacío.',
  'error.author-needed': '¿De quién es la imagen?',
  'error.author-needed.advice':
    'Escribe el nombre del autor, un enlace a su página o dónde la encontraste. O desactiva “No es mi imagen”.',
  'error.not-yours': 'Esta imagen no se puede incluir en la publicación.',
  'error.not-yours.advice':
    'Aquí no consta el permiso para usarla, porque se subió en otro lugar o con otra cuenta. Quítala o añade el archivo.',
  'error.account-needed': 'Para esto hace falta una cuenta de Imgur.',
  'error.account-needed.advice':
    'Sin cuenta, todo queda oculto: solo lo ve quien tenga el enlace. Inicia sesión o mantenlo oculto.',
  'error.consent-needed': 'Aún no se ha dado permiso para esto.',
  'error.consent-needed.advice':
    'Público significa que cualquiera puede encontrarlo en la galería de Imgur y copiarlo. Acéptalo una vez y no se te volverá a preguntar.',
  'error.album-locked': 'La publicación no se puede cambiar mientras esté en la galería.',
  'error.album-locked.advice':
    'Imgur bloquea entonces el contenido del álbum. Oculta la publicación, haz el cambio y vuelve a hacerla pública.',
  'error.change-rejected': 'Imgur no lo aceptó.',
  'error.change-rejected.advice':
    '{hasReason, select, yes {Dice: “{reason}”.} other {No dio ningún motivo.}} Las imágenes están a salvo. Cambia lo que indica y vuelve a intentarlo.',
  'error.post-differs': 'Imgur muestra algo distinto de lo que se envió.',
  'error.post-differs.advice':
    'Lo aceptó, pero el álbum tiene otras imágenes u otro orden. Inténtalo de nuevo en unos minutos; las imágenes están a salvo.',

  'error.bad-call': 'No se entendió la petición.',
  'error.bad-call.advice': 'No ha cambiado nada. Revisa lo que introdujiste y vuelve a intentarlo.',
  'error.wrong-state': 'Ya es tarde para eso.',
  'error.wrong-state.advice': 'La subida siguió adelante mientras tanto. La lista muestra cómo está ahora.',
  'error.cancelled': 'La cancelaste.',
  'error.cancelled.advice': 'No se envía nada más. Reinténtala si al final quieres subirla.',
  'error.internal': 'Algo falló dentro de Snapferry.',
  'error.internal.advice':
    'Las demás imágenes siguen. Inténtalo de nuevo; si se repite, el registro da más detalles.',
};
