import type { accounts as english } from '../en/accounts.ts';

export const accounts: Record<keyof typeof english, string> = {
  'rail.accounts': 'Servicios y cuentas',

  'error.sign-in-refused': 'No se autorizó el inicio de sesión.',
  'error.sign-in-refused.advice':
    'No ha cambiado nada. Si querías hacerlo, inicia sesión de nuevo y elige “Allow”.',
  'error.sign-in-expired': 'El navegador no respondió en cinco minutos.',
  'error.sign-in-expired.advice':
    'Empieza de nuevo. Si Imgur mostró un error en lugar de su pregunta, consulta “¿Imgur muestra un error?”.',
  'error.wrong-pin': 'Imgur no reconoce este PIN.',
  'error.wrong-pin.advice':
    'Cada PIN sirve una sola vez y por poco tiempo. Cópialo otra vez o empieza de nuevo para obtener otro.',
  'error.no-client-secret': 'No hay ningún secreto de cliente que Imgur acepte.',
  'error.no-client-secret.advice':
    'Esta forma de iniciar sesión lo necesita. Introduce el que Imgur te dio junto con el Client-ID.',
  'error.sign-in-port-taken': 'Otro programa usa el puerto para iniciar sesión ({port}).',
  'error.sign-in-port-taken.advice':
    'El navegador no podría volver a Snapferry. Cierra el otro programa o elige otro puerto aquí y donde está registrada tu aplicación.',
  'error.keychain-locked': 'El llavero no permite leer sus datos.',
  'error.keychain-locked.advice': 'Desbloquéalo y vuelve a intentarlo. Mientras tanto no se pierde nada.',

  'sign-in.page.checking': 'Un momento',
  'sign-in.page.checking.text': 'Snapferry está completando el inicio de sesión.',
  'sign-in.page.done': 'Has iniciado sesión',
  'sign-in.page.done.text': 'Puedes cerrar esta página y volver a Snapferry.',
  'sign-in.page.denied': 'No has iniciado sesión',
  'sign-in.page.denied.text':
    'No se autorizó el inicio de sesión y no ha cambiado nada. Puedes cerrar esta página.',
  'sign-in.page.failed': 'No se pudo iniciar sesión',
  'sign-in.page.failed.text': 'Snapferry te dice por qué. Puedes cerrar esta página.',
  'sign-in.page.stale': 'Este inicio de sesión ya no es válido',
  'sign-in.page.stale.text':
    'Ya se usó, tardó demasiado o no venía de Snapferry. Puedes cerrar esta página y empezar de nuevo allí.',
  'sign-in.page.no-script': 'Esta página necesita JavaScript para entregar el inicio de sesión a Snapferry.',

  'accounts.title': 'Servicios y cuentas',
  'accounts.detail':
    '{count, plural, =0 {Sin cuenta, las subidas son anónimas} one {# cuenta} other {# cuentas}}',
  'accounts.imgur': 'Imgur',
  'accounts.active': 'Las subidas van aquí',
  'accounts.choose': 'Subir aquí',
  'accounts.list': 'Quién sube',
  'accounts.anonymous': 'Anónimo',
  'accounts.anonymous.text':
    'Sin cuenta. Solo ve la imagen quien tenga el enlace, y Snapferry guarda la clave para eliminarla.',
  'accounts.state.signed-in': 'Sesión iniciada',
  'accounts.state.needs-sign-in': 'Requiere iniciar sesión',
  'accounts.state.needs-sign-in.text':
    'Imgur ya no acepta esta sesión. {count, plural, =0 {} one {# imagen espera a que la inicies de nuevo.} other {# imágenes esperan a que la inicies de nuevo.}}',
  'accounts.state.locked': 'Bloqueada en el llavero',
  'accounts.state.locked.text':
    'La sesión está en el llavero, que no permite leerla. {count, plural, =0 {} one {# imagen la espera.} other {# imágenes la esperan.}}',
  'accounts.tokens.keychain': 'Guardada en el llavero del sistema',
  'accounts.tokens.memory': 'Solo hasta que se cierre Snapferry',
  'accounts.tokens.keep': 'Guardar en el llavero',
  'accounts.unlock': 'Reintentar',
  'accounts.sign-in': 'Iniciar sesión',
  'accounts.sign-in.again': 'Iniciar sesión de nuevo',
  'accounts.sign-in.other': 'Añadir una cuenta',
  'accounts.sign-in.pin': 'Iniciar sesión con PIN',
  'accounts.sign-out': 'Cerrar sesión',
  'accounts.sign-out.title': '¿Cerrar la sesión de {name}?',
  'accounts.sign-out.text':
    'Snapferry olvida la sesión en este equipo. Tus imágenes siguen en Imgur y en la biblioteca. Para retirarle también el permiso a Snapferry en Imgur, usa los ajustes de tu cuenta allí.',
  'accounts.sign-out.waiting':
    '{count, plural, one {# imagen que aún debe subirse con esta cuenta espera hasta que inicies sesión de nuevo.} other {# imágenes que aún deben subirse con esta cuenta esperan hasta que inicies sesión de nuevo.}}',
  'accounts.sign-out.active': 'Después, las subidas son anónimas.',
  'accounts.sign-out.stay': 'Mantener la sesión',
  'accounts.waiting': 'Continúa en tu navegador',
  'accounts.waiting.text':
    'Allí Imgur pregunta si Snapferry puede usar tu cuenta. Esta página continúa sola. Tiempo límite: {time}.',
  'accounts.waiting.pin': 'Imgur muestra un PIN en tu navegador',
  'accounts.waiting.pin.text': 'Escríbelo aquí. Tiempo límite: {time}.',
  'accounts.checking': 'Completando el inicio de sesión',
  'accounts.pin': 'PIN',
  'accounts.pin.finish': 'Iniciar sesión',
  'accounts.open-again': 'Abrir de nuevo el navegador',
  'accounts.address.copy': 'Copiar la dirección',
  'accounts.address.copied':
    'La dirección está en el portapapeles. Ábrela en cualquier navegador de este equipo.',
  'accounts.cancel': 'Cancelar',
  'accounts.close': 'Cerrar',
  'accounts.signed-in': 'Sesión iniciada: {name}',
  'accounts.signed-in.text': 'A partir de ahora, las subidas van a esta cuenta.',
  'accounts.signed-in.text.other': 'Elígela para subir allí.',
  'accounts.signed-out': 'Sesión cerrada: {name}',
  'accounts.trouble': '¿Imgur muestra un error?',
  'accounts.trouble.text':
    'Desde 2025, la página de inicio de sesión de Imgur muestra a mucha gente el “error 1024”, y apenas se pueden registrar aplicaciones nuevas. Es cosa de Imgur, no de algo que hayas hecho.',
  'accounts.trouble.works':
    'Qué sigue funcionando: las subidas anónimas con un Client-ID existente, las cuentas con la sesión ya iniciada y probarlo todo sin Imgur.',
  'accounts.trouble.check': 'Comprobar Imgur',
  'accounts.trouble.checking': 'Comprobando…',
  'accounts.trouble.found.none': 'Ahora mismo la página de inicio de sesión de Imgur responde bien.',
  'accounts.trouble.found.closed':
    'Ahora mismo la página de inicio de sesión de Imgur muestra un error con este Client-ID.',
  'accounts.trouble.found.busy':
    'Ahora mismo Imgur no admite más inicios de sesión. Inténtalo de nuevo en unos minutos.',
  'accounts.trouble.found.unreachable':
    'Ahora mismo no se puede acceder a la página de inicio de sesión de Imgur.',
  'accounts.registration.open': 'Ahora mismo se pueden registrar aplicaciones nuevas en Imgur.',
  'accounts.registration.closed': 'Ahora mismo Imgur no permite registrar aplicaciones nuevas.',
  'accounts.registration.unknown': 'Ahora mismo no se sabe si se pueden registrar aplicaciones nuevas.',
  'accounts.application': 'Tu aplicación en Imgur',
  'accounts.secret': 'Secreto de cliente',
  'accounts.secret.about':
    'Hace falta para iniciar sesión con PIN y para mantener la sesión cuando caduca. Cópialo en Imgur y pulsa el botón.',
  'accounts.secret.about.keychain': 'Va directo al llavero y no se muestra en ningún sitio.',
  'accounts.secret.about.memory':
    'Se guarda solo hasta que se cierre Snapferry y no se muestra en ningún sitio.',
  'accounts.secret.kept': 'Guardado',
  'accounts.secret.paste': 'Pegar del portapapeles',
  'accounts.secret.not-there': 'No hay ningún secreto de cliente en el portapapeles.',
  'accounts.secret.not-there.advice': 'Cópialo primero en Imgur, sin nada alrededor.',
  'accounts.secret.forget': 'Olvidar',
  'accounts.secret.saved': 'Secreto de cliente guardado',
  'accounts.secret.forgotten': 'Secreto de cliente olvidado',
  'accounts.return': 'Dirección de retorno',
  'accounts.return.about':
    'Introdúcela tal cual como URL de redirección (redirect URL) de tu aplicación en Imgur.',
  'accounts.return.copy': 'Copiar',
  'accounts.return.copied': 'La dirección de retorno está en el portapapeles',
  'accounts.port': 'Puerto',
  'accounts.port.about': 'El puerto de la dirección de retorno, de 1024 a 65535.',
  'accounts.port.bad': 'Introduce un número de 1024 a 65535.',
  'accounts.vault.memory':
    'Aquí no hay ningún llavero disponible, así que la sesión dura solo hasta que se cierre Snapferry. {why}',
  'accounts.vault.why': 'El sistema dice: {why}',
  'accounts.no-client-id': 'Para iniciar sesión, introduce antes el Client-ID de una aplicación.',
  'accounts.uploads-to': 'Subes como',
  'accounts.uploads-to.hint': 'Subes como: {name}',
  'accounts.of': 'Cuenta',

  'cli.help.login': 'iniciar sesión en una cuenta',
  'cli.help.login.pin': 'con un PIN que muestra Imgur (necesita el secreto de cliente)',
  'cli.help.logout': 'olvidar la sesión de una cuenta en este equipo',
  'cli.help.logout.account': 'la cuenta; se puede omitir si solo hay una',
  'cli.help.accounts': 'mostrar las cuentas o elegir adónde van las subidas',
  'cli.help.accounts.use': 'subir a esta cuenta a partir de ahora',
  'cli.help.accounts.anonymous': 'subir sin cuenta a partir de ahora',
  'cli.help.accounts.secret': 'guardar el secreto de cliente que llega por la entrada estándar',
  'cli.help.upload.account': 'subir a esta cuenta',
  'cli.help.upload.anonymous': 'subir sin cuenta',
  'cli.login.open': 'Abre esta dirección en tu navegador y da permiso allí (tiempo límite: {time}):',
  'cli.login.pin':
    'Abre esta dirección en tu navegador y escribe después el PIN que muestra (tiempo límite: {time}):',
  'cli.login.pin.prompt': 'PIN: ',
  'cli.login.done': 'Sesión iniciada: {name}',
  'cli.login.memory':
    'No hay ningún llavero que guarde la sesión, así que dura solo mientras este Snapferry siga en marcha. ({why})',
  'cli.login.memory.own':
    'No hay ningún llavero que guarde la sesión, y terminaría con este comando. No se guardó nada. ({why})',
  'cli.login.cancelled': 'Inicio de sesión cancelado. No ha cambiado nada.',
  'cli.logout.done': 'Sesión cerrada: {name}',
  'cli.logout.which': 'Indica la cuenta: {names}',
  'cli.logout.none': 'Ninguna cuenta tiene la sesión iniciada.',
  'cli.account.unknown': 'No existe la cuenta {name}. “snapferry accounts” las muestra.',
  'cli.account.both': 'Elige --account o --anonymous, no ambos.',
  'cli.account.post':
    'Una publicación se crea con la cuenta a la que van las subidas. Elígela con “snapferry accounts --use” y omite --account y --anonymous.',
  'cli.accounts.active': '{name} ({state}), las subidas van aquí',
  'cli.accounts.other': '{name} ({state})',
  'cli.accounts.anonymous': 'anónimo',
  'cli.accounts.anonymous.active': 'anónimo, las subidas van aquí',
  'cli.accounts.secret.kept': 'Secreto de cliente guardado.',
  'cli.accounts.secret.none': 'No llegó nada por la entrada estándar. No ha cambiado nada.',
  'cli.accounts.secret.memory':
    'No hay ningún llavero que guarde el secreto de cliente, así que dura solo mientras este Snapferry siga en marcha. ({why})',
  'cli.accounts.secret.memory.own':
    'No hay ningún llavero que guarde el secreto de cliente, y se perdería al terminar este comando. No se guardó nada. ({why})',
};
