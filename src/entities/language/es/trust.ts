import type { Catalogue } from '../catalogues.ts';

export const trustEs: Catalogue = {
  Viewer: 'Observador',
  'sees figures and masked phones': 've cifras y teléfonos ocultos',
  Sender: 'Remitente',
  'sends, schedules, controls and repairs deployments, and downloads their users':
    'envía, programa, controla y repara envíos, y descarga sus usuarios',
  Approver: 'Aprobador',
  'approves deployments of others': 'aprueba envíos de otras personas',
  'This needs the right to approve deployments. Ask {0}.':
    'Para esto se necesita el permiso de aprobar envíos. Consulte a {0}.',
  'reads chats with full phones and answers them': 'lee chats con teléfonos completos y los responde',
  'This needs the right to answer chats. Ask {0}.':
    'Para esto se necesita el permiso de responder chats. Consulte a {0}.',
  Admin: 'Administrador',
  'has every role, and manages roles, holds, the audit and privacy':
    'tiene todos los roles y administra roles, retenciones, auditoría y privacidad',
  'This needs the right to manage the app. Ask {0}.':
    'Para esto se necesita el permiso de administrar la app. Consulte a {0}.',
  'Left out, the role holds everywhere.': 'Si se deja vacío, el rol vale en todas partes.',
  'Give a role': 'Dar un rol',
  Give: 'Dar',
  Role: 'Rol',
  People: 'Personas',
  'User groups': 'Grupos de usuarios',
  'Who belongs to them is asked at every press.': 'En cada acción se consulta quién pertenece a ellos.',
  'Only in this channel': 'Solo en este canal',
  'Only for this conversation': 'Solo para esta conversación',
  'Choose a role.': 'Elija un rol.',
  'Choose a person or a user group.': 'Elija una persona o un grupo de usuarios.',
  'This button is no longer valid. Open /treble roles again.':
    'Este botón ya no es válido. Abra /treble roles de nuevo.',
  'Taken away: {0}': 'Retirado: {0}',
  'This role was taken away before.': 'Este rol ya se había retirado.',
  'No role was given: {0} may not use this app. Choose full members of this workspace.':
    'No se dio ningún rol: {0} no puede usar esta app. Elija miembros plenos de este espacio de trabajo.',
  'They had this role already. `/treble roles` shows who has what.':
    'Ya tenían este rol. `/treble roles` muestra quién tiene qué.',
  'Given. It counts from the next press on. `/treble roles` shows who has what.':
    'Dado. Vale desde la próxima acción. `/treble roles` muestra quién tiene qué.',
  everywhere: 'en todas partes',
  'for *{0}*': 'para *{0}*',
  'in {0}': 'en {0}',
  'for *{0}* in {1}': 'para *{0}* en {1}',
  '*{0}*: {1}, {2}. Given by {3}.': '*{0}*: {1}, {2}. Dado por {3}.',
  'Who may do what and where: give a role or take it away.':
    'Quién puede hacer qué y dónde: dar un rol o retirarlo.',
  'Take away': 'Retirar',
  'Take this role away?': '¿Retirar este rol?',
  'It counts from the next press on. What was sent stays sent.':
    'Vale desde la próxima acción. Lo enviado queda enviado.',
  'Always admin, by the settings: {0}. Every full member is a viewer; guests and people of other organisations have no role.':
    'Siempre administradores, según la configuración: {0}. Todo miembro pleno es observador; invitados y personas de otras organizaciones no tienen rol.',
  'Nobody else has a role yet.': 'Nadie más tiene un rol todavía.',
  Roles: 'Roles de acceso',
  'You have this right, but not for this conversation in this channel. Ask {0}.':
    'Tiene este permiso, pero no para esta conversación en este canal. Consulte a {0}.',
  'Cost: no price is set for {0} messages (MESSAGE_PRICES), so there is no estimate for {1}.':
    'Costo: no hay precio definido para mensajes {0} (MESSAGE_PRICES), así que no hay estimación para {1}.',
  'Cost: about {0}, if every one of {1} ({2}) is charged.':
    'Costo: unos {0}, si se cobra cada uno de {1} ({2}).',
  'Type the number of recipients': 'Escriba el número de destinatarios',
  'It stands above: {0}.': 'Está arriba: {0}.',
  'Starts {0}.': 'Empieza {0}.',
  'Starts as soon as it is approved.': 'Empieza en cuanto se apruebe.',
  'Approve {0}': 'Aprobar {0}',
  Approve: 'Aprobar',
  'Decide later': 'Decidir después',
  '{0} · version {1}': '{0} · versión {1}',
  '*Send to {0}?* {1}': '*¿Enviar a {0}?* {1}',
  'Asked by {0} {1}, until {2}.': 'Pedido por {0} {1}, hasta {2}.',
  'Refuse and cancel it': 'Rechazar y cancelar',
  'Refuse this deployment?': '¿Rechazar este envío?',
  'It is cancelled for good. Nobody on this list is sent to.':
    'Se cancela definitivamente. No se envía a nadie de esta lista.',
  Refuse: 'Rechazar',
  'Keep it waiting': 'Dejarlo en espera',
  'This form is no longer valid. Open it again with /treble approve.':
    'Este formulario ya no es válido. Ábralo de nuevo con /treble approve.',
  'Ask again.': 'Pida de nuevo.',
  'Checking once more…': 'Comprobando una vez más…',
  'Approved: {0} starts at its time, to {1}.': 'Aprobado: {0} empieza a su hora, para {1}.',
  'Approved: {0} stays held. {1}': 'Aprobado: {0} sigue retenido. {1}',
  'Approved: {0} is on its way to {1}.': 'Aprobado: {0} está en camino a {1}.',
  'This button is no longer valid. Type /treble approve again.':
    'Este botón ya no es válido. Escriba /treble approve de nuevo.',
  'Refused: {0} is cancelled, and nobody on its list is sent to.':
    'Rechazado: {0} se canceló y no se envía a nadie de su lista.',
  '*{0}* {1}: {2} to send to.': '*{0}* {1}: {2} por enviar.',
  'Nothing waits for an approval.': 'Nada espera aprobación.',
  'Which conversation? For example: /treble approve always spring_sale':
    '¿Qué conversación? Por ejemplo: /treble approve always spring_sale',
  'From now on every deployment of *{0}* waits for an approver.':
    'Desde ahora cada envío de *{0}* espera a un aprobador.',
  'Deployments of *{0}* wait for an approver only where their number asks for it.':
    'Los envíos de *{0}* esperan a un aprobador solo cuando su cantidad lo exige.',
  'What waits for somebody other than its author: look at it and approve or refuse it.':
    'Lo que espera a alguien que no sea su autor: verlo y aprobarlo o rechazarlo.',
  'Approved by {0} on {1}: version {2} to {3}, asked by {4}.':
    'Aprobado por {0} el {1}: versión {2} para {3}, pedido por {4}.',
  '{0} asked on {1} for an approval: version {2} to {3}. It has to come before {4}.':
    '{0} pidió el {1} una aprobación: versión {2} para {3}. Debe llegar antes de {4}.',
  'Review and approve': 'Revisar y aprobar',
  'Nothing was found. Words look for people, acts, deployments (D-104), channels and days (2026-11-27).':
    'No se encontró nada. Las palabras buscan personas, acciones, envíos (D-104), canales y días (2026-11-27).',
  'Found {0}.': 'Hay {0}.',
  'The newest {0} entries. The file has all that were found.':
    'Las {0} entradas más recientes. El archivo tiene todas las encontradas.',
  'Download as CSV': 'Descargar como CSV',
  Audit: 'Auditoría',
  'Nobody can change an entry. Looking at them is noted too.':
    'Nadie puede cambiar una entrada. Mirarlas también queda anotado.',
  'The audit, as you searched it. Keep the file to yourself.':
    'La auditoría, como la buscó. Guarde el archivo para usted.',
  'Who did or revealed what, when and where: search it, download it.':
    'Quién hizo o reveló qué, cuándo y dónde: buscarlo, descargarlo.',
  'Forget a person': 'Olvidar a una persona',
  Forget: 'Olvidar',
  'Everything about {0} is erased: number, variables, messages in both directions, chats, lists and drafts. What waits to be sent to them is cancelled. *Nobody can take this back.*':
    'Se borra todo sobre {0}: número, variables, mensajes en ambos sentidos, chats, listas y borradores. Lo que espera para enviársele se cancela. *Nadie puede deshacerlo.*',
  'All figures stay as they are. An opt-out or exclusion goes on, kept as a hash. Webhooks that come later bring nothing back, until a list names the number again. Files that the bot sent are deleted in Slack; what stands in agents’ threads has to be deleted there by hand.':
    'Todas las cifras quedan como están. Una baja o exclusión sigue, guardada como hash. Los webhooks que lleguen después no traen nada de vuelta, hasta que una lista nombre el número otra vez. Los archivos que el bot envió se borran en Slack; lo que está en los hilos de los agentes hay que borrarlo allí a mano.',
  'Type the number again': 'Escriba el número otra vez',
  'Erase a person everywhere, as the law gives them the right to; figures stay. Asks first.':
    'Borrar a una persona en todas partes, como la ley le da derecho; las cifras quedan. Pregunta antes.',
  'Expected a phone with its country code. For example: {0}':
    'Se esperaba un teléfono con su código de país. Por ejemplo: {0}',
  'Forgotten: {0}. Erased: {1}, {2}.': 'Olvidado: {0}. Borrado: {1}, {2}.',
  'Cancelled before it was sent: {0}.': 'Cancelado antes de enviarse: {0}.',
  'They are still not sent to: that is kept as a hash.': 'Se le sigue sin enviar: eso se guarda como hash.',
  'Agents’ threads about them in Slack: {0}. Delete what stands there by hand.':
    'Hilos de agentes sobre la persona en Slack: {0}. Borre a mano lo que está allí.',
  'Nothing was erased: this is not the number that you asked for.':
    'No se borró nada: este no es el número por el que preguntó.',
  '{0} would reach {1} {1|user|users}. You may send to {2} {2|user|users} a day, and {3} {3|is|are} left for {4}.':
    '{0} llegaría a {1} {1|usuario|usuarios}. Puede enviar a {2} {2|usuario|usuarios} al día y {3|queda|quedan} {3} para el {4}.',
  '{0} Ask {1}.': '{0} Pregunte a {1}.',
  'Nothing was erased yet: another administrator has to type `/treble forget` with the number of {0} within {1} days. Send it to them yourself: only a hash of it is kept.':
    'Aún no se borró nada: otro administrador debe escribir `/treble forget` con el número de {0} en un plazo de {1} días. Envíeselo usted: solo se guarda un hash.',
};
