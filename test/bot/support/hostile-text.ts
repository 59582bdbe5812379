/** What somebody may write to trick whoever reads it in Slack. */
export const hostile = '<!channel> <@U1> <https://x|Pay here> `code` *bold* & \u202Eevil\u200B &lt; ';
/** Longer than any place in Slack. */
export const long = hostile.repeat(130);
