"""Who gets a board, and when: boards sent by mail and to channels on a schedule, each once per time that is due."""
