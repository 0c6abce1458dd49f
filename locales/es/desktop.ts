import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'clipboard.upload': 'Subir el contenido del portapapeles',
  'clipboard.pause': 'Pausar la vigilancia del portapapeles',
  'clipboard.resume': 'Reanudar la vigilancia del portapapeles',
  'clipboard.name': 'Imagen copiada',
  'clipboard.not-taken': 'No se pudo añadir una imagen copiada. Abre Snapferry para ver por qué.',
  'clipboard.missed':
    '{count, plural, one {Se copió # archivo más que Windows no indicó} other {Se copiaron # archivos más que Windows no indicó}}',
  'clipboard.missed.advice': 'Mejor arrastra los archivos a la ventana.',
  'clipboard.too-large':
    'La imagen del portapapeles es demasiado grande para tomarla de ahí: {megapixels} megapíxeles',
  'clipboard.too-large.advice':
    'Sigue en el portapapeles. Guárdala como archivo en el programa del que viene y añade ese archivo.',
  'clipboard.sign.on': 'Se suben las imágenes copiadas',
  'clipboard.sign.paused': 'Portapapeles: en pausa',
  'clipboard.section': 'Portapapeles',
  'clipboard.watch': 'Subir las imágenes que copias',
  'clipboard.watch.about':
    'Una vez por segundo, Snapferry mira si se copió una imagen nueva en otro programa y la sube. Si se copian los enlaces, el suyo ocupa después su lugar. No toca textos ni archivos, ni lo que un gestor de contraseñas marca como secreto. Mientras está activado, lo indica una señal en la ventana y en la bandeja.',
  'clipboard.watch.wayland':
    'En Wayland, un programa solo ve el portapapeles mientras su ventana está delante: lo último que copiaste se encuentra cuando vuelves a Snapferry.',

  'tray.idle': 'Nada que subir',
  'tray.broken': 'Snapferry no puede subir: ábrelo para ver por qué',
  'tray.busy':
    '{open, plural, one {# imagen por subir} other {# imágenes por subir}}{hasTime, select, yes {, fin previsto: {time}} other {}}',
  'tray.waiting':
    '{open, plural, one {# imagen en espera} other {# imágenes en espera}}{hasTime, select, yes {, se reanuda: {time}} other {}}',
  'tray.paused':
    '{open, plural, =0 {En pausa} one {En pausa, # imagen por subir} other {En pausa, # imágenes por subir}}',
  'tray.failed': '{count, plural, one {# imagen con error} other {# imágenes con error}}',
  'tray.client-id': 'Falta un Client-ID',
  'tray.room':
    '{count, plural, =0 {Sin margen para subir ahora} one {Margen para # subida ahora} other {Margen para # subidas ahora}}{hasTime, select, yes { (se renueva: {time})} other {}}',
  'tray.watch.on': 'Se suben las imágenes copiadas',
  'tray.watch.paused': 'Portapapeles: vigilancia en pausa',
  'tray.recent': 'Copiar un enlace',
  'tray.open': 'Abrir Snapferry',
  'tray.quit': 'Salir de Snapferry',
  'tray.kept': 'Snapferry sigue en la bandeja',
  'tray.kept.text':
    'Las subidas continúan con la ventana cerrada. Para terminar, elige “Salir de Snapferry” en la bandeja.',
  'tray.kept.settings': 'Ajustes',

  'desktop.section': 'Ventana e inicio',
  'desktop.keep': 'Seguir en la bandeja al cerrar la ventana',
  'desktop.keep.about': 'Las subidas continúan, y la bandeja ofrece todo lo de cada día.',
  'desktop.keep.no-tray':
    'Ahora nada en este escritorio muestra iconos en la bandeja. Mientras siga así, al cerrar la ventana se sale.',
  'desktop.login': 'Abrir al iniciar sesión',
  'desktop.login.about': 'Sin ventana, en la bandeja.',
};
