import type { Catalogue } from '../catalogues.ts';

export const audienceEs: Catalogue = {
  'Excluded by a person.': 'Excluido por una persona.',
  'Which phones? For example: {0}': '¿Qué teléfonos? Por ejemplo: {0}',
  'Expected a day such as 2026-12-31 after until, found “{0}”. For example: {1}':
    'Se esperaba un día como 2026-12-31 después de until y se encontró “{0}”. Por ejemplo: {1}',
  'Expected a day that is still to come, found {0}.':
    'Se esperaba un día que aún no haya pasado y se encontró {0}.',
  '{0} of them was excluded before.': '{0} de ellos ya estaba excluido.',
  '{0} of them were excluded before.': '{0} de ellos ya estaban excluidos.',
  'Nobody was excluded.': 'No se excluyó a nadie.',
  'Excluded {0}. Reason: {1}': 'Exclusión de {0}. Motivo: {1}',
  'Excluded {0} until {1}. Reason: {2}': 'Exclusión de {0} hasta {1}. Motivo: {2}',
  'No exclusion was removed.': 'No se quitó ninguna exclusión.',
  'Removed the exclusion of {0}.': 'Se quitó la exclusión de {0}.',
  '{0} was not excluded.': '{0} no estaba excluido.',
  '{0} were not excluded.': '{0} no estaban excluidos.',
  '{0} stays excluded: this person opted out in WhatsApp on {1}. Only they can take that back, in WhatsApp; if they asked you to write again, press the button.':
    '{0} sigue excluido: esta persona pidió en WhatsApp no recibir más mensajes, {1}. Solo ella puede retirarlo, en WhatsApp; si le pidió a usted que le escriba de nuevo, presione el botón.',
  'So {0|does|do} {0}; /treble exclude list shows {0|it|them}.':
    'También {0}; /treble exclude list {0|lo|los} muestra.',
  'Reach {0}': 'Volver a escribir a {0}',
  'Which phones? For example: /treble exclude remove +57 300 555 0101':
    '¿Qué teléfonos? Por ejemplo: /treble exclude remove +57 300 555 0101',
  'Type /treble exclude import again.': 'Escriba /treble exclude import de nuevo.',
  'The phones that are not sent to: add or remove some, look at them all, import a file.':
    'Los teléfonos a los que no se envía: agregar o quitar algunos, verlos todos, importar un archivo.',
  'Expected add, remove, list or import, found “{0}”. For example: /treble exclude add +57 300 555 0101 Asked us to stop until 2026-12-31':
    'Se esperaba add, remove, list o import y se encontró “{0}”. Por ejemplo: /treble exclude add +57 300 555 0101 Pidió que no le escribamos until 2026-12-31',
  'This exclusion had ended already.': 'Esta exclusión ya había terminado.',
  '{0} is not excluded for that reason any more.': '{0} ya no está excluido por ese motivo.',
  'This button is no longer valid. Open the list again.':
    'Este botón ya no es válido. Abra la lista de nuevo.',
  'Phone numbers with country code, one per line. For more, use a CSV file.':
    'Teléfonos con código de país, uno por línea. Para más, use un archivo CSV.',
  'Up to 10 MB, with a column for the phone; other columns are not read.':
    'Hasta 10 MB, con una columna para el teléfono; las demás columnas no se leen.',
  Reason: 'Motivo',
  'Asked us to stop': 'Pidió que no le escribamos',
  Until: 'Hasta',
  'The last day, in your time zone. Leave it empty to exclude them for good.':
    'El último día, en su zona horaria. Déjelo vacío para excluirlos para siempre.',
  'Exclude phones': 'Excluir teléfonos',
  Exclude: 'Excluir',
  'Say why: people will read it later.': 'Diga por qué: otras personas lo leerán después.',
  'Excluded by the company': 'Excluido por la empresa',
  'Excluded by {0}': 'Excluido por {0}',
  'Opted out in WhatsApp': 'Pidió no recibir más mensajes en WhatsApp',
  'Told by WhatsApp': 'Informado por WhatsApp',
  Remove: 'Quitar',
  'Reach somebody who opted out?': '¿Escribir a alguien que pidió no recibir mensajes?',
  'The person behind {0} told WhatsApp to stop messages from this company. Do this only when they asked you to be written to again: it is noted under your name.':
    'La persona de {0} pidió a WhatsApp no recibir más mensajes de esta empresa. Hágalo solo si le pidió que le escriban de nuevo: queda anotado a su nombre.',
  'They asked for it': 'Lo pidió',
  'Leave them alone': 'No escribirle',
  'Take it off the list?': '¿Quitarlo de la lista?',
  '{0} will be sent to again, by deployments that are under way too.':
    '{0} volverá a recibir envíos, también los que ya están en curso.',
  'until {0}': 'hasta {0}',
  '{0}, newest first.': '{0}, las más recientes primero.',
  '{0} with “{1}”, newest first.': '{0} con “{1}”, las más recientes primero.',
  'No phone is excluded. Add some with `/treble exclude add`; people who opt out in WhatsApp appear here by themselves.':
    'No hay ningún teléfono excluido. Agregue algunos con `/treble exclude add`; quienes piden en WhatsApp no recibir mensajes aparecen aquí por sí solos.',
  'No phone is excluded with “{0}”. Add some with `/treble exclude add`; people who opt out in WhatsApp appear here by themselves.':
    'No hay ningún teléfono excluido con “{0}”. Agregue algunos con `/treble exclude add`; quienes piden en WhatsApp no recibir mensajes aparecen aquí por sí solos.',
  'Mask the numbers': 'Enmascarar los números',
  'Show full numbers': 'Mostrar números completos',
  Exclusions: 'Exclusiones',
  'Who looked at full numbers is noted.': 'Queda anotado quién vio los números completos.',
  'Phones are masked.': 'Los teléfonos están enmascarados.',
  'This button is no longer valid. Open the results again.':
    'Este botón ya no es válido. Abra los resultados de nuevo.',
  'Send to these users…': 'Enviar a estos usuarios…',
  'Send a conversation to users of {0}': 'Enviar una conversación a usuarios de {0}',
  'There is no deployment {0}. Open the results again.':
    'No existe el envío {0}. Abra los resultados de nuevo.',
  'This button is no longer valid. Open the failed users again.':
    'Este botón ya no es válido. Abra los usuarios con fallo de nuevo.',
  'Excluded {0}: “{1}” of {2}.': 'Exclusión de {0}: “{1}” de {2}.',
  '{0} had been excluded before.': 'Ya había exclusión de {0}.',
  '`/treble exclude list` shows them.': '`/treble exclude list` los muestra.',
  'Start again with /treble lists.': 'Empiece de nuevo con /treble lists.',
  'This button is no longer valid. Open /treble lists again.':
    'Este botón ya no es válido. Abra /treble lists de nuevo.',
  'Deleted the list *{0}* with {1}. Deployments that used it keep their users.':
    'Se eliminó la lista *{0}* con {1}. Los envíos que la usaron conservan sus usuarios.',
  'New list': 'Nueva lista',
  Save: 'Guardar',
  'The list is kept with its variables.': 'La lista se guarda con sus variables.',
  'Append to a list': 'Agregar a una lista',
  Append: 'Agregar',
  'Phones that are on the list already get the new variables.':
    'Los teléfonos que ya están en la lista reciben las nuevas variables.',
  'Replace a list': 'Reemplazar una lista',
  Replace: 'Reemplazar',
  'Everybody who is on the list now leaves it, once the new one is read completely.':
    'Todos los que ahora están en la lista salen de ella, una vez leída por completo la nueva.',
  'Up to 10 MB, with a column for the phone and one for each variable.':
    'Hasta 10 MB, con una columna para el teléfono y una para cada variable.',
  Name: 'Nombre',
  'This form is no longer valid. Close it and start again with /treble lists.':
    'Este formulario ya no es válido. Ciérrelo y empiece de nuevo con /treble lists.',
  'Audiences that are kept under a name: look at them, upload, append, replace, delete.':
    'Audiencias guardadas con un nombre: verlas, subirlas, agregar, reemplazar, eliminar.',
  'Expected new, show, replace, append or delete, found “{0}”. For example: /treble lists append vips':
    'Se esperaba new, show, replace, append o delete y se encontró “{0}”. Por ejemplo: /treble lists append vips',
  'Which list? For example: /treble lists {0} vips': '¿Qué lista? Por ejemplo: /treble lists {0} vips',
  'no variables': 'sin variables',
  'variables {0} and {1} more': 'variables {0} y {1} más',
  'variables {0}': 'variables {0}',
  '{0} · {1} · changed by {2} {3}': '{0} · {1} · cambiada por {2} {3}',
  'No list is kept yet. Keep one to send to it again and again: press New list, or `/treble lists new vips`.':
    'Todavía no hay ninguna lista guardada. Guarde una para enviarle una y otra vez: presione Nueva lista, o `/treble lists new vips`.',
  'More than {0} lists, by name. The first {1} are shown; open another one with its name. Choose one in `/treble send` under Saved list.':
    'Más de {0} listas, por nombre. Se muestran las primeras {1}; abra otra con su nombre. Elija una en `/treble send`, en Lista guardada.',
  '{0}, by name. Choose one in `/treble send` under Saved list.':
    '{0}, por nombre. Elija una en `/treble send`, en Lista guardada.',
  'Saved lists': 'Listas guardadas',
  Open: 'Abrir',
  'Open {0}': 'Abrir {0}',
  Delete: 'Eliminar',
  'Delete this list?': '¿Eliminar esta lista?',
  '“{0}” and its {1} are erased. Deployments that used it keep their users. This cannot be undone.':
    'Se borran “{0}” y {1|su|sus} {1}. Los envíos que la usaron conservan sus usuarios. Esto no se puede deshacer.',
  'Delete list': 'Eliminar lista',
  '{0} is no phone number and was left out: {1}.': '{0} no es un teléfono y quedó fuera: {1}.',
  '{0} are no phone numbers and were left out: {1}.': '{0} no son teléfonos y quedaron fuera: {1}.',
  'Reading your list': 'Leyendo su lista',
  'Reading… {0} so far.': 'Leyendo… {0} hasta ahora.',
  'Reading…': 'Leyendo…',
  'You may close this window: the result then comes to you as a direct message.':
    'Puede cerrar esta ventana: el resultado le llegará como mensaje directo.',
  'There are no test numbers. Add your own phones with `/treble testnumbers add`: they are sent to like any other and left out of every figure.':
    'No hay números de prueba. Agregue sus propios teléfonos con `/treble testnumbers add`: reciben los envíos como cualquiera y quedan fuera de todas las cifras.',
  '{0}\nThey are sent to like any other and left out of every figure, from the next list that is reviewed on.':
    '{0}\nReciben los envíos como cualquiera y quedan fuera de todas las cifras, a partir de la próxima lista que se revise.',
  'Which phones? For example: /treble testnumbers {0} +57 300 555 0101':
    '¿Qué teléfonos? Por ejemplo: /treble testnumbers {0} +57 300 555 0101',
  'Added {0}.': '{0|Se agregó|Se agregaron}: {0}.',
  'Removed {0}.': '{0|Se quitó|Se quitaron}: {0}.',
  'Phones of your own that are left out of every figure.':
    'Teléfonos propios que quedan fuera de todas las cifras.',
  'Expected add, remove or list, found “{0}”. For example: /treble testnumbers add +57 300 555 0101':
    'Se esperaba add, remove o list y se encontró “{0}”. Por ejemplo: /treble testnumbers add +57 300 555 0101',
  '*{0}* is kept, with {1}.': '*{0}* quedó guardada, con {1}.',
  '*{0}* is replaced and has {1} now.': '*{0}* quedó reemplazada y ahora tiene {1}.',
  '*{0}* has {1} now, {2} more than before.': '*{0}* ahora tiene {1}, {2} más que antes.',
  '{0} repeated a phone of an earlier row; the first one counts.':
    '{0} con un teléfono repetido de una fila anterior; cuenta la primera.',
  '{0} read.': 'Leído: {0}.',
  'Choose it in `/treble send` under Saved list.': 'Elíjala en `/treble send`, en Lista guardada.',
};
