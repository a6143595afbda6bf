"""Indirect speech of languages whose reported clause follows a complementizer (Russian, Arabic, Romance)."""
