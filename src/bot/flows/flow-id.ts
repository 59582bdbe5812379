/** The button that opens a conversation's flow. */
export const openFlowId = 'open_flow';
/** Of the button that takes a flow away. */
export const removeFlowId = 'flow_remove';
