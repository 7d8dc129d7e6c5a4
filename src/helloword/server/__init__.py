"""How people reach it over HTTP: the JSON API and the web app, on this machine only."""
