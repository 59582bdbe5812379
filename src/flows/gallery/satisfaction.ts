export const satisfaction = `# Asks how it was, and what to do better.
steps:
  - step: score
    question: How satisfied are you with your order?
    list:
      button: Answer
      rows:
        - Very satisfied
        - Satisfied
        - Not satisfied
    save: score
  - step: judge
    when:
      - variable: score
        is: Not satisfied
        go: why
    otherwise: thanks
  - step: why
    question: We are sorry to hear that. What went wrong?
    save: complaint
  - step: agent
    hand_over: support
    note: "Not satisfied: {{complaint}}"
  - step: thanks
    message: Thank you, {{first_name|and see you soon}}!
  - step: done
    finish: answered
`;
