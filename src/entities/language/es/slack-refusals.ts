import type { Catalogue } from '../catalogues.ts';

export const slackRefusalsEs: Catalogue = {
  'The channel is shared with another organisation, whose people would read it. Choose a channel of your own.':
    'El canal está compartido con otra organización, cuyas personas lo leerían. Elija un canal propio.',
  'The app is not in the channel. Invite it there with /invite.':
    'La aplicación no está en el canal. Invítela allí con /invite.',
  'The channel does not exist, or it is private and the app is not in it. Invite it there with /invite.':
    'El canal no existe, o es privado y la aplicación no está en él. Invítela allí con /invite.',
  'The channel is archived. Unarchive it or subscribe in another channel.':
    'El canal está archivado. Desarchívelo o suscríbase en otro canal.',
  'A workspace setting keeps the app from posting in this channel. Ask a workspace admin.':
    'Un ajuste del espacio de trabajo impide que la aplicación publique en este canal. Pregunte a un administrador.',
  'The channel is read-only. Let the app post there or choose another channel.':
    'El canal es de solo lectura. Permita que la aplicación publique allí o elija otro canal.',
  'The channel takes replies in threads only. Choose another channel.':
    'El canal solo acepta respuestas en hilos. Elija otro canal.',
  'The thread is locked. Unlock it or choose another place.':
    'El hilo está bloqueado. Desbloquéelo o elija otro lugar.',
  'The channel takes no threads. Choose another channel.': 'El canal no acepta hilos. Elija otro canal.',
  'The workspace reached its limit of messages. Ask a workspace admin.':
    'El espacio de trabajo alcanzó su límite de mensajes. Pregunte a un administrador.',
  'The app’s token cannot post messages. Set the bot token that begins with xoxb-.':
    'El token de la aplicación no puede publicar mensajes. Configure el token de bot que empieza con xoxb-.',
  'Slack does not accept the app’s token. Set the current bot token and restart.':
    'Slack no acepta el token de la aplicación. Configure el token de bot actual y reinicie.',
  'The app has no token. Set the bot token and restart.':
    'La aplicación no tiene token. Configure el token de bot y reinicie.',
  'The app’s token was revoked. Install the app again and set its new token.':
    'El token de la aplicación fue revocado. Instale la aplicación de nuevo y configure su nuevo token.',
  'The app’s token has expired. Install the app again and set its new token.':
    'El token de la aplicación venció. Instale la aplicación de nuevo y configure su nuevo token.',
  'The app was removed from the workspace. Install it again.':
    'La aplicación fue retirada del espacio de trabajo. Instálela de nuevo.',
  'The app lacks a permission. Install it again with the scopes of its manifest.':
    'A la aplicación le falta un permiso. Instálela de nuevo con los permisos de su manifiesto.',
  'The workspace does not exist any more.': 'El espacio de trabajo ya no existe.',
  'The app has no access to the workspace. Ask a workspace admin.':
    'La aplicación no tiene acceso al espacio de trabajo. Pregunte a un administrador.',
  'The workspace’s key management denies the app access. Ask a workspace admin.':
    'La gestión de claves del espacio de trabajo le niega el acceso a la aplicación. Pregunte a un administrador.',
  'Direct messages from the app are switched off. Switch on its Messages tab.':
    'Los mensajes directos de la aplicación están desactivados. Active su pestaña Mensajes.',
  'There is no such person in the workspace.': 'No existe esa persona en el espacio de trabajo.',
  'The person’s account is deactivated.': 'La cuenta de la persona está desactivada.',
  'The app cannot see this person.': 'La aplicación no puede ver a esta persona.',
  'Apps cannot be sent direct messages.': 'No se pueden enviar mensajes directos a aplicaciones.',
  'The message takes no replies.': 'El mensaje no acepta respuestas.',
  'The message was deleted.': 'El mensaje fue eliminado.',
  'The message belongs to another app.': 'El mensaje pertenece a otra aplicación.',
  'The workspace does not allow edits of messages this old.':
    'El espacio de trabajo no permite editar mensajes tan antiguos.',
  'The message can no longer be edited.': 'El mensaje ya no se puede editar.',
  'The message is too long.': 'El mensaje es demasiado largo.',
  'The message’s metadata is too large.': 'Los metadatos del mensaje son demasiado grandes.',
  'The message is empty.': 'El mensaje está vacío.',
  'Slack refused the message ({0}). Ask whoever runs the app to look this up.':
    'Slack rechazó el mensaje ({0}). Pida a quien administra la aplicación que lo revise.',
};
