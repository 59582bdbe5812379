export const optOut = `# Lets people say that they want no more messages.
steps:
  - step: which
    when:
      - variable: first_message
        contains: stop
        go: sure
    otherwise: thanks
  - step: sure
    question: Shall we really stop writing to you?
    buttons:
      - Yes, stop: stop
      - No: thanks
  - step: stop
    opt_out: true
  - step: stopped
    message: Done. We will not write to you again.
  - step: gone
    finish: opted out
  - step: thanks
    message: Thank you for your answer!
  - step: done
    finish: answered
`;
