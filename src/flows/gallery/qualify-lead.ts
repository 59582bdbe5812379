export const qualifyLead = `# Finds out who is interested, and gives them to sales.
start:
  keywords: [info, price, demo]
fallback: Sorry, I can only read text. Please write your answer.
steps:
  - step: welcome
    message: Hello {{first_name|there}}, thanks for writing!
  - step: interest
    question: What can we help you with?
    buttons:
      - A quote: company
      - Support: support
      - Nothing now: goodbye
    save: interest
    no_answer: {after: 4h, go: reminder}
  - step: company
    question: What is the name of your company?
    save: company
  - step: people
    question: How many people work there?
    expect: number
    wrong: Please write a number, such as 25.
    save: people
    gave_up: email
  - step: email
    question: Where may we write to?
    expect: email
    wrong: That does not look like an email address.
    save: email
  - step: size
    when:
      - variable: people
        at_least: 50
        go: sales
    otherwise: thanks
  - step: sales
    hand_over: sales
    note: "{{company}}, {{people}} people, {{email}}"
  - step: thanks
    message: Thank you! We will write to {{email}} within a day.
  - step: done
    finish: qualified
  - step: support
    hand_over: support
    note: Asked for support
  - step: reminder
    message: We are still here. Just write when it suits you.
    go: wait_a_day
  - step: wait_a_day
    wait: 18h
    answered: interest
    go: silent
  - step: silent
    finish: no answer
  - step: goodbye
    message: All right. Have a nice day!
  - step: not_interested
    finish: not interested
`;
