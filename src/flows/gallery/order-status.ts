export const orderStatus = `# Looks an order up at your own server. Put the address of yours.
start:
  keywords: [order, status]
steps:
  - step: number
    question: What is the number of your order?
    save: order
  - step: look_up
    webhook: https://api.example.com/orders
    send: {order: "{{order}}"}
    timeout: 5s
    tries: 3
    save: {status: order.status, arrives: order.arrives}
    failed: agent
  - step: found
    when:
      - variable: status
        filled: true
        go: answer
    otherwise: unknown
  - step: answer
    message: "Your order {{order}} is {{status}}. It arrives {{arrives|soon}}."
  - step: done
    finish: told
  - step: unknown
    question: We do not know this number. Try once more?
    buttons:
      - Once more: number
      - An agent: agent
  - step: agent
    hand_over: support
    note: Order {{order}}
`;
