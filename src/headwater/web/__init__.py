"""The Library in a browser, over REST and over MCP. Needs the extra `web`: pip install "headwater[web]"."""
